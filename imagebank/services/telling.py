"""What the registers and the ledger hold, in words for the command line: codes stay in the JSON alone."""

from __future__ import annotations

from collections.abc import Iterable

from imagebank.core.answers import Ticks
from imagebank.core.errors import N_
from imagebank.core.people import Release
from imagebank.core.registers import Evidence, Objection, Signature
from imagebank.core.use import covers
from imagebank.core.vocabulary import CHANNEL_SCHEME, Vocabulary
from imagebank.language import _, language
from imagebank.services.extract_paper import (
    DECISION_WORDS,
    KIND_WORDS,
    METHOD_WORDS,
    OUTCOME_WORDS,
    RELEASE_WORDS,
    SIGNER_WORDS,
)
from imagebank.services.wording import ALSO_WORDS, BASIS_WORDS

VERB_WORDS = {
    "actor": N_("medarbetare"), "appear": N_("person angiven"), "apply": N_("inläsning"), "caption": N_("undertexter"),
    "card": N_("kort"), "collection": N_("samling"), "class-list": N_("klasslista"), "cover": N_("täckt version"), "cover-confirm": N_("täckt version bekräftad"),
    "concept-add": N_("ämnesord tillagt"), "concept-delete": N_("ämnesord borttaget"), "concept-deprecate": N_("ämnesord ur bruk"),
    "concept-label": N_("synonymer ändrade"), "concept-merge": N_("ämnesord sammanslagna"), "concept-move": N_("ämnesord flyttat"),
    "concept-note": N_("ämnesord förklarat"), "concept-read": N_("ämnesord inlästa"), "concept-rename": N_("ämnesord omdöpt"),
    "concept-revive": N_("ämnesord i bruk igen"),
    "develop": N_("framkallning"), "developed": N_("framkallning"), "disappear": N_("person borttagen"), "disclose": N_("utlämnande"),
    "doubt": N_("loggens slut saknas"), "doubt-settled": N_("loggens slut bekräftat"), "draft": N_("utkast till bildpaket"), "edit": N_("ändring"), "erase": N_("radering"),
    "evidence": N_("underlag"), "evidence-read": N_("underlag hämtat"), "export": N_("export"), "extract": N_("registerutdrag"),
    "faces": N_("ansikten räknade"), "fingerprint": N_("fingeravtryck"), "forms": N_("blanketter"), "forms-returned": N_("blanketter tillbaka"),
    "import": N_("import"), "import-end": N_("import klar"), "issue": N_("bildpaket utlämnat"), "merge": N_("sammanslagning"), "names-replace": N_("namn utbytta"),
    "object": N_("invändning"), "objection": N_("invändning avgjord"), "person": N_("person registrerad"),
    "pack-deleted": N_("utkast borttaget"), "pack-edit": N_("bildpaket ändrat"), "pack-made": N_("bildpaket påbörjat"),
    "pack-step": N_("bildpaketets gång"), "pull": N_("uttag"),
    "person-merge": N_("poster sammanslagna"), "person-revise": N_("personuppgifter ändrade"), "place": N_("plats antecknad"), "place-down": N_("nertaget"),
    "poster": N_("filmens ögonblick"),
    "reapply": N_("gjort på nytt"), "rebuild": N_("återuppbyggnad"), "recall": N_("återkallelse"), "refer": N_("hänvisning"),
    "release": N_("rättslig grund"), "report": N_("rapport fryst"), "restore": N_("återställning"), "review": N_("beslut"), "search": N_("sparad sökning"), "setting": N_("inställning"),
    "sidecar": N_("sidofil"), "sign": N_("underskrift"), "stack": N_("serie"), "stale": N_("bildpaket inaktuellt"),
    "redo": N_("gjort om"), "template": N_("mall"), "undo": N_("ångrat"), "undo-import": N_("import ångrad"), "unlike": N_("inte samma bild"), "vault-forget": N_("nyckelring glömd"),
    "vault-passphrase": N_("lösenfras bytt"), "vault-recovery": N_("ny återställningsnyckel"), "vault-remember": N_("nyckelring"),
    "vault-set-up": N_("personvalv skapat"), "vault-settle": N_("namn flyttade till personvalvet"), "watch": N_("bevakad mapp"),
    "weed": N_("gallring"),
}  # fmt: skip
"""A ledger line's verb → what was done."""

SUBJECT_WORDS = {"people": N_("personer"), "library": N_("banken"), "vault": N_("personvalvet")}
"""A ledger line's subject, where it is no id."""

FIELD_WORDS = {
    "name": N_("Filnamn"), "title": N_("Titel"), "caption": N_("Bildtext"), "alt": N_("Alternativtext"), "keywords": N_("Nyckelord"),
    "incoming": N_("Filens andra uppgifter"), "shoot": N_("Fotografering"), "source": N_("Var filerna kom ifrån"), "pack": N_("Bildpaket"),
    "place": N_("Plats"), "note": N_("Anteckning"), "diary_number": N_("Diarienummer"),
}  # fmt: skip
"""Where a name was found (`naming.NameFound.field`, before its language)."""


def field_words(field: str) -> str:
    """A field as `title.sv`, in words with its language: `Titel (sv)`."""
    name, dot, lang = field.partition(".")
    said = _(FIELD_WORDS.get(name, name))
    return f"{said} ({lang})" if dot else said


def channel_words(vocabulary: Vocabulary, channels: Iterable[str]) -> str:
    """What channels are called, each as the vocabulary says it in the language shown."""
    found = ((one, vocabulary.concepts.get(f"{CHANNEL_SCHEME}:{one}")) for one in sorted(channels))
    return ", ".join(concept.label(language()) if concept else one for one, concept in found)


def release_line(one: Release, vocabulary: Vocabulary) -> str:
    """A state of a release: when, on what basis, what was answered, for which channels, until when."""
    withdrawn = one.status == "withdrawn" and one.withdrawn_channels
    answer = _(RELEASE_WORDS.get(one.status, one.status))
    parts = [f"{_(BASIS_WORDS.get(one.basis, one.basis))}: {answer}"]
    parts.append(channel_words(vocabulary, one.withdrawn_channels if withdrawn else one.channels))
    until = f"–{one.valid_to.isoformat()}" if one.valid_to else "–"
    parts.append(f"{one.valid_from.isoformat()}{until}")
    return f"{one.registered_at[:10]}  " + "  ".join(part for part in parts if part)


def ticked_words(one: Signature, vocabulary: Vocabulary) -> str:
    """What a yes was ticked for: channels, what may go along, an earlier last day; '' for a no, or where it was not kept."""
    if one.decision == "no" or one.channels is None:
        return ""
    also = [_(words) for flag, words in ALSO_WORDS.items() if flag in (one.also or "").split()]
    until = [_("till {day}").format(day=one.until)] if one.until else []
    return ", ".join([*filter(None, [channel_words(vocabulary, one.channels.split())]), *also, *until])


def narrowed_words(release: Release | None, ticks: Ticks, vocabulary: Vocabulary) -> str:
    """What is left when a release covers less than was ticked, because somebody else said yes to less; '' where nothing is lost."""
    if release is None or release.status != "given":
        return ""
    channels = frozenset() if ticks.channels is None else ticks.channels
    lost = any(not covers(release.channels, one) for one in channels)
    lost = lost or any(not getattr(release, flag) for flag in ticks.also or ())
    lost = lost or (ticks.until is not None and release.valid_to is not None and release.valid_to < ticks.until)
    if not lost:
        return ""
    also = [_(words) for flag, words in ALSO_WORDS.items() if getattr(release, flag)]
    until = [_("till {day}").format(day=release.valid_to)] if release.valid_to else []
    left = [channel_words(vocabulary, release.channels) or _("ingen kanal"), *also, *until]
    return _("Gäller bara: {what}, det som alla som skrivit under har sagt ja till.").format(what=", ".join(left))


def signature_line(one: Signature, vocabulary: Vocabulary) -> str:
    """A signature: when, who, what, how, for what."""
    who = _(SIGNER_WORDS.get(one.signer, one.signer)) + (f" {one.guardian}" if one.guardian else "")
    said = f"{one.signed_on}  {who}: {_(DECISION_WORDS[one.decision])}, {_(METHOD_WORDS[one.method])}"
    ticked = ticked_words(one, vocabulary)
    return f"{said} ({ticked})" if ticked else said


def evidence_line(one: Evidence) -> str:
    """What is on file: when it came, its id, its kind, its diary number."""
    diary = f", {one.diary_number}" if one.diary_number else ""
    return f"{one.added_at[:10]}  {one.id}: {_(KIND_WORDS.get(one.kind, one.kind))}{diary}"


def objection_line(one: Objection) -> str:
    """An objection and what became of it."""
    return f"{one.received_on}  {one.id}: {_(OUTCOME_WORDS.get(one.outcome, one.outcome))}"
