"""What a decision says in words, the same in window and command line."""

from __future__ import annotations

from collections.abc import Iterable

from imagebank.core.errors import N_
from imagebank.core.pack import CHANGED, NAMED, PackStep
from imagebank.core.people import Person
from imagebank.core.reasons import REASONS
from imagebank.core.verdict import Finding
from imagebank.language import _

VERDICT_WORDS = {
    "ALLOW": N_("Får användas"),
    "CONDITIONS": N_("Får användas med villkor"),
    "REVIEW": N_("Ska prövas först"),
    "DENY": N_("Får inte användas"),
    "UNKNOWN": N_("Finns inte i banken"),
}
STATUS_WORDS = {
    "samtycke:sparrat": N_("Spärrad"),
    "samtycke:nekat": N_("Samtycke nekat"),
    "samtycke:aterkallat": N_("Samtycke återkallat"),
    "samtycke:utgatt": N_("Samtycke utgått"),
    "samtycke:saknas": N_("Samtycke saknas"),
    "samtycke:ofullstandigt": N_("Samtycke ofullständigt"),
    "samtycke:ej-bedomd": N_("Ej bedömd"),
    "samtycke:snart-utgar": N_("Samtycke går snart ut"),
    "samtycke:begransat": N_("Samtycke med begränsning"),
    "samtycke:giltigt": N_("Samtycke giltigt"),
    "samtycke:behovs-ej": N_("Samtycke behövs inte"),
}
"""A status as it stands alone, on a cell or behind a person."""

PACK_STATUS_WORDS = {
    "draft": N_("Utkast"),
    "submitted": N_("Väntar på godkännande"),
    "approved": N_("Godkänt"),
    "issued": N_("Utlämnat"),
    "stale": N_("Inaktuellt"),
    "recalled": N_("Återkallat och besvarat"),
}
STEP_WORDS = {
    "made": N_("Påbörjat"),
    "submitted": N_("Lämnat för godkännande"),
    "returned": N_("Utkast igen"),
    "approved": N_("Godkänt"),
    "issued": N_("Utlämnat"),
    "stale": N_("Inaktuellt"),
    "recalled": N_("Återkallat och besvarat"),
}
"""A step that a pack took (`core.pack.STEPS`)."""

ROLE_WORDS = {
    "elev": N_("elev"),
    "foralder": N_("förälder"),
    "personal": N_("personal"),
    "skadespelare": N_("skådespelare"),
}


PURPOSE_WORDS = {
    "info": N_("Information"),
    "utbildning": N_("Utbildning"),
    "forskning": N_("Forskning"),
    "rekrytering": N_("Rekrytering"),
    "press": N_("Press"),
}
ALSO_WORDS = {"voice_ok": N_("rösten"), "name_ok": N_("namnet"), "explicit": N_("funktionsnedsättning")}
"""What a signature said yes to apart from the channels (`core.answers.ALSO`)."""

BASIS_WORDS = {
    "consent": N_("Samtycke"),
    "explicit_consent": N_("Uttryckligt samtycke"),
    "public_interest": N_("Allmänt intresse"),
    "contract": N_("Avtal"),
}


def step_note(step: PackStep) -> str:
    """What was said at a pack's step; the bank's own notes in words."""
    if step.note == CHANGED:
        return _("paketet ändrades")
    if step.note.startswith(NAMED):
        return _("angavs av {name}").format(name=step.note.removeprefix(NAMED))
    return step.note


def message(finding: Finding) -> str:
    """One finding's sentence, with the pseudonym it concerns."""
    said = _(REASONS[finding.code].says)
    return f"{finding.person}: {said}" if finding.person else said


def messages(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Every sentence, each once, the most severe first."""
    ordered = sorted(findings, key=lambda finding: -finding.severity)
    return tuple(dict.fromkeys(message(finding) for finding in ordered))


def mends(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What would mend it, each once, in the same order as the sentences."""
    ordered = sorted(findings, key=lambda finding: -finding.severity)
    said = (_(REASONS[finding.code].mend) for finding in ordered)
    return tuple(dict.fromkeys(mend for mend in said if mend))


def person_words(person: Person) -> str:
    """A person without a name: pseudonym, role and birth month."""
    parts = [person.id, _(ROLE_WORDS.get(person.role, person.role))]
    if person.birth_month:
        parts.append(_("född {month}").format(month=person.birth_month))
    elif person.adult:
        parts.append(_("vuxen"))
    return ", ".join(parts)
