"""The register extract as a paper: what `extracting.extract` gathered, laid out as a tagged PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from imagebank.core.document import Block, Document, Heading, Paragraph, Rows, Table
from imagebank.core.errors import N_
from imagebank.language import _, language
from imagebank.media import letters
from imagebank.services.recalling import ANSWER_WORDS
from imagebank.services.wording import ALSO_WORDS, BASIS_WORDS

TABLES: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("pictures", N_("Bilder och filmer"), (("id", N_("Id")), ("title", N_("Titel")), ("captured_at", N_("Tagen")), ("shoot", N_("Fotografering")))),
    ("releases", N_("Samtycken och andra rättsliga grunder"), (("registered_at", N_("Registrerat")), ("status", N_("Svar")), ("basis", N_("Rättslig grund")), ("channels", N_("Kanaler")), ("withdrawn_channels", N_("Återkallat för")), ("valid_to", N_("Gäller till och med")))),
    ("signatures", N_("Underskrifter"), (("signed_on", N_("Dag")), ("signer", N_("Vem")), ("decision", N_("Svar")), ("method", N_("Hur")), ("channels", N_("Kanaler")), ("also", N_("Ja också till")), ("until", N_("Gäller till och med")))),
    ("evidence", N_("Underlag"), (("added_at", N_("Inlagt")), ("kind", N_("Slag")), ("diary_number", N_("Diarienummer")))),
    ("objections", N_("Invändningar"), (("received_on", N_("Dag")), ("outcome", N_("Utfall")))),
    ("withdrawals", N_("Återkallanden"), (("received_on", N_("Dag")), ("signer", N_("Vem")), ("channels", N_("Kanaler")))),
    ("packs", N_("Bildpaket"), (("pack", N_("Nummer")), ("title", N_("Titel")), ("channel", N_("Kanal")), ("recipient", N_("Mottagare")), ("places", N_("Platser")))),
    ("recalls", N_("Återkallelser"), (("place", N_("Plats")), ("recipient", N_("Mottagare")), ("answer", N_("Svar")))),
)  # fmt: skip
"""What the extract holds → its heading and its columns."""


MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")
RELEASE_WORDS = {
    "asked": N_("Begärt"), "given": N_("Ja"), "refused": N_("Nej"), "withdrawn": N_("Återkallat"), "superseded": N_("Ersatt"),
}  # fmt: skip
DECISION_WORDS = {"yes": N_("Ja"), "no": N_("Nej")}
SIGNER_WORDS = {
    "subject": N_("Personen själv"),
    "guardian": N_("Vårdnadshavare"),
    "appointed": N_("Förordnad företrädare"),
}
METHOD_WORDS = {
    "paper": N_("På papper"),
    "e-id": N_("Med e-legitimation"),
    "email": N_("Med e-post"),
    "oral": N_("Muntligt"),
}
OUTCOME_WORDS = {"open": N_("Inte avgjord"), "upheld": N_("Bifallen"), "rejected": N_("Avslagen")}
KIND_WORDS = {"pdf": "PDF", "picture": N_("Bild"), "email": N_("E-post")}

WORDS: dict[tuple[str, str], tuple[dict[str, str], str]] = {
    ("releases", "status"): (RELEASE_WORDS, "asked"),
    ("releases", "basis"): (BASIS_WORDS, "consent"),
    ("signatures", "signer"): (SIGNER_WORDS, ""),
    ("signatures", "decision"): (DECISION_WORDS, ""),
    ("signatures", "method"): (METHOD_WORDS, ""),
    ("objections", "outcome"): (OUTCOME_WORDS, "open"),
    ("withdrawals", "signer"): (SIGNER_WORDS, "subject"),
    ("evidence", "kind"): (KIND_WORDS, ""),
    ("recalls", "answer"): (ANSWER_WORDS, "open"),
}
"""(Table, column) → the words of its codes, and the code that is left out."""


def write_extract(said: Mapping[str, Any], target: Path) -> None:
    """Write the extract as a PDF. Raises FileProblem where it cannot be written."""
    letters.extract_pdf(
        Document(
            title=_("Registerutdrag"), lang=language(), blocks=tuple(_blocks(said)), sender=str(said["organisation"]),
            day=str(said["day"]), contact=str(said["contact"]),
        ),
        target,
    )  # fmt: skip


def _blocks(said: Mapping[str, Any]) -> Iterator[Block]:
    yield Paragraph(_("Det här är allt som Bildbanken har om dig (dataskyddsförordningen, artikel 15)."))
    yield Heading(_("Person"))
    card, post = said["card"] or {}, said["person"]
    rows = [(_("Pseudonym"), str(post["id"])), (_("Namn"), str(card.get("name", "")))]
    rows += [(_("Kontakt"), str(card.get("contact", "")))] if card.get("contact") else []
    rows += [(_("Födelsemånad"), str(post["birth_month"]))] if post.get("birth_month") else []
    rows += (
        [(_("Vårdnadshavare"), ", ".join(str(one["name"]) for one in card.get("guardians", ())))]
        if card.get("guardians")
        else []
    )
    yield Rows(tuple(rows))
    if said["destroyed"]:
        yield Paragraph(str(said["destroyed"]))
    for key, heading, columns in TABLES:
        yield Heading(_(heading))
        found: Sequence[Mapping[str, Any]] = said[key]
        if not found:
            yield Paragraph(_("Inget."))
            continue
        names = tuple(_(label) for _name, label in columns)
        yield Table(names, tuple(tuple(_said(key, name, one.get(name)) for name, _label in columns) for one in found))


def _said(table: str, name: str, value: object) -> str:
    """A cell in words: a code by its word, also where it is at its default and so left out; a moment by its day."""
    if name == "also":
        return ", ".join(_(words) for flag, words in ALSO_WORDS.items() if flag in str(value or "").split())
    words, usual = WORDS.get((table, name), ({}, ""))
    if words:
        return _(words.get(str(value or usual), str(value or usual)))
    text = _cell(value)
    return text[:10] if MOMENT.match(text) else text


def _cell(value: object) -> str:
    if isinstance(value, Mapping):
        return next(iter(value.values()), "")
    if isinstance(value, (list, tuple)):
        return ", ".join(str(one.get("place", "")) if isinstance(one, Mapping) else str(one) for one in value)
    return "" if value is None else str(value)
