"""Prepares a pack: what may leave for its use, what may not and why, what every item carries along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from imagebank.core.actor import is_same
from imagebank.core.asset import Asset
from imagebank.core.errors import N_, FileProblem, Refused, WrongWords
from imagebank.core.file_names import checked_pattern, stems
from imagebank.core.pack import RENDITIONS, Pack
from imagebank.core.reasons import finding
from imagebank.core.use import Use
from imagebank.core.verdict import Finding, Verdict
from imagebank.services.deciding import decide_all
from imagebank.services.leaving_words import as_it_leaves, of_language, pseudonyms_in
from imagebank.services.library import Library
from imagebank.services.naming import names_in
from imagebank.services.presets import presets
from imagebank.services.searching import existing, known_channel
from imagebank.store import assets, packs, people
from imagebank.store import settings as setting_table

FORMS = ("folder", "zip")
POSTER, CAPTIONS = "poster", ""
"""What a name's place `preset` holds for a film's still and for caption files, whose names end in their language."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: assets for one use, into `target`.

    `approved_by` is the second person; without one the pack is a draft for review that says so everywhere. `alts` are
    alternative texts written for this pack, by id.
    """

    ids: tuple[str, ...]
    use: Use
    target: Path
    form: str = "folder"
    approved_by: str | None = None
    recipient: str | None = None
    renditions: tuple[str, ...] = RENDITIONS
    alts: Mapping[str, str] = field(default_factory=dict)
    asked: date | None = None
    """The day the order is given: a pack is never dated before it."""

    name: str | None = None
    """The pattern of the files' names (`core.file_names`); None: the library's setting."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One asset that does not leave, and why."""

    asset: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One asset that leaves: the decision, its last day of use, its alternative text by language.

    `stems`: rendition → its file's name without ending. What the others in the pack are called has a part in it, so
    two items that differ in it alone are the same.
    """

    asset: Asset
    verdict: Verdict
    last_day: date | None
    alt: Mapping[str, str]
    stems: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Sorted:
    """An order sorted into what leaves and what does not."""

    items: tuple[Item, ...]
    refused: tuple[Refusal, ...]


def sort_out(library: Library, order: Order) -> Sorted:
    """Decide every asset of the order, now. What is neither ALLOW nor CONDITIONS is refused; what leaves has no pseudonym."""
    found = assets.get(library.db, existing(library, order.ids))
    verdicts = decide_all(library, found, order.use)
    ends = _last_days(library, found)
    items: list[Item] = []
    refused: list[Refusal] = []
    for asset in found:
        verdict = verdicts[asset.id]
        if not verdict.may_leave:
            refused.append(Refusal(asset.id, verdict.findings))
        elif asset.state != "present":
            refused.append(Refusal(asset.id, (finding("ORIGINAL_MISSING"),)))
        else:
            alt = of_language(library, _alt(order, asset))
            items.append(Item(as_it_leaves(library, asset), verdict, ends[asset.id], alt))
    return Sorted(_with_stems(library, order, items), tuple(refused))


def _with_stems(library: Library, order: Order, items: Sequence[Item]) -> tuple[Item, ...]:
    pattern = order.name if order.name is not None else str(library.setting("export_name"))
    values = [
        {
            "title": item.asset.public_name(order.use.language), "id": item.asset.id, "shoot": item.asset.shoot or "",
            "date": (item.asset.captured_at or "")[:10], "year": (item.asset.captured_at or "")[:4],
            "number": f"{number:0{max(3, len(str(len(items))))}}", "channel": order.use.channel,
        }
        for number, item in enumerate(items, 1)
    ]  # fmt: skip
    named = stems(pattern, values, (*order.renditions, POSTER, CAPTIONS))
    return tuple(replace(item, stems=one) for item, one in zip(items, named, strict=True))


def _alt(order: Order, asset: Asset) -> dict[str, str]:
    written = order.alts.get(asset.id)
    return {**asset.alt, order.use.language: written} if written else dict(asset.alt)


def _last_days(library: Library, found: Sequence[Asset]) -> dict[str, date | None]:
    """The last day each asset may be used: the earliest end of its licence and of its people's releases."""
    pseudonyms = sorted({a.person for asset in found for a in asset.appearances if a.identifiable})
    releases = people.in_force(library.db, pseudonyms)
    days: dict[str, date | None] = {}
    for asset in found:
        ends = [asset.rights.to if asset.rights else None]
        ends += [releases[a.person].valid_to for a in asset.appearances if a.identifiable and a.person in releases]
        days[asset.id] = min((end for end in ends if end is not None), default=None)
    return days


def check_order(library: Library, order: Order) -> None:
    """Refuse an order that cannot be carried out, before any work is done.

    Raises Refused where the approver is the author or may not approve, WrongWords for unknown words, FileProblem where
    the target is taken.
    """
    known_channel(library.vocabulary, order.use.channel)
    if not library.actor.may_write:
        raise Refused(
            "NOT_CURATOR", N_("{name} är rådgivare och kan inte lämna ut bildpaket."), name=library.actor.name
        )
    if order.form not in FORMS:
        raise WrongWords(
            "BAD_FORM", N_("Ett bildpaket är en mapp (folder) eller en zipfil (zip), inte ”{form}”."), form=order.form
        )
    unknown = sorted(set(order.renditions) - set(presets().names))
    if unknown or not order.renditions:
        raise WrongWords("BAD_RENDITION", N_("Det finns ingen utgåva ”{names}”."), names=", ".join(unknown))
    if order.name is not None:
        checked_pattern(order.name)
    if not order.use.title.strip():
        raise WrongWords("NO_TITLE", N_("Bildpaketet behöver en titel. Ange den med --title."))
    said = f"{order.use.title} {order.recipient or ''}"
    if names_in(library, said) or pseudonyms_in(library, said):
        raise Refused("NAME_IN_TITLE", N_("Titeln eller mottagaren nämner en registrerad person. Skriv den utan namn."))
    if order.asked is not None and order.use.date < order.asked:
        raise Refused(
            "DATE_PASSED",
            N_("Ett bildpaket kan inte dateras bakåt: {day} har passerat. Välj i dag eller en senare dag."),
            day=order.use.date,
        )
    if order.approved_by is not None:
        _check_approver(library, order.approved_by)
    if order.target.absolute().is_relative_to(library.root.absolute()):
        raise WrongWords(
            "INSIDE_LIBRARY",
            N_("{where} ligger i bankens egen mapp. Välj en annan plats för bildpaketet."),
            where=order.target,
        )
    if order.target.exists():
        raise FileProblem(
            "TARGET_EXISTS", N_("{where} finns redan. Välj ett annat namn för bildpaketet."), where=order.target
        )


def _check_approver(library: Library, name: str) -> None:
    if not name.strip() or is_same(name, library.actor.name):
        raise Refused(
            "SAME_APPROVER",
            N_("{name} har gjort bildpaketet. En annan person ska godkänna det."),
            name=library.actor.name,
        )
    known = setting_table.actor(library.db, name)
    if known is not None and not known.may_write:
        raise Refused("NOT_CURATOR", N_("{name} är rådgivare och kan inte godkänna bildpaket."), name=name)


def issued(library: Library) -> list[Pack]:
    """Every pack that the library knows, oldest first."""
    return packs.packs(library.db)
