"""From a finding's code to the next step as a button: where it is mended, and what the button says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from imagebank.core.errors import N_
from imagebank.core.review import open_findings
from imagebank.core.verdict import Finding, Severity, Verdict
from imagebank.desktop.values import StepValue
from imagebank.language import _

RELEASE, REGISTER, WHO, COVER, CONFIRM_COVER, SECOND, LEDGER, DECIDE, FIELD = (
    "release", "register", "who", "cover", "confirm_cover", "second_review", "ledger", "decide", "field:",
)  # fmt: skip
OF_A_PERSON = (RELEASE, REGISTER)
MOST = 6
"""More buttons than this are a wall; the rest is reached from the people under them."""

_CHANNEL = N_("Be om samtycke för kanalen")
_RENEW = N_("Förnya samtycket")
_COVERED = N_("Gör en täckt version")

STEPS: dict[str, tuple[str, str]] = {
    "GUARDIAN_MISSING": (REGISTER, N_("Be den andra vårdnadshavaren")),
    "PUPIL_ASSENT_MISSING": (REGISTER, N_("Fråga eleven")),
    "SELF_SIGNATURE_MISSING": (REGISTER, N_("Be om personens underskrift")),
    "NO_AUTHORISED_SIGNATORY": (REGISTER, N_("Be företrädaren skriva under")),
    "EVIDENCE_MISSING": (REGISTER, N_("Lägg in blanketten")),
    "CUSTODY_UNKNOWN": (REGISTER, N_("Ange vårdnadshavarna")),
    "OBJECTION_PENDING": (REGISTER, N_("Avgör invändningen")),
    "CONSENT_MISSING": (RELEASE, N_("Registrera samtycke")),
    "NO_BALANCING_RECORD": (RELEASE, N_("Dokumentera bedömningen")),
    "CHANNEL_NOT_COVERED": (RELEASE, _CHANNEL),
    "PURPOSE_NOT_COVERED": (RELEASE, N_("Be om samtycke för ändamålet")),
    "LANGUAGE_NOT_COVERED": (RELEASE, N_("Be om samtycke för språket")),
    "TERRITORY_NOT_COVERED": (RELEASE, N_("Be om samtycke för området")),
    "ART9_EXPLICIT_MISSING": (RELEASE, N_("Be om uttryckligt samtycke")),
    "CONSENT_EXPIRED": (RELEASE, _RENEW),
    "EXPIRING": (RELEASE, _RENEW),
    "TURNED_18_RENEW": (RELEASE, _RENEW),
    "NO_END_DATE": (RELEASE, N_("Sätt ett slutdatum")),
    "LIFETIME_EXCEEDS_CONSENT": (RELEASE, N_("Förläng samtycket")),
    "PERSON_NOT_REGISTERED": (WHO, N_("Registrera personer")),
    "TIME_RANGES_UNKNOWN": (WHO, N_("Ange tider för personerna")),
    "CONSENT_REFUSED": (COVER, _COVERED),
    "CONSENT_WITHDRAWN": (COVER, _COVERED),
    "CHILD_OBJECTED": (COVER, _COVERED),
    "PERSONAL_DATA_IN_PICTURE": (COVER, _COVERED),
    "VOICE_NOT_COVERED": (COVER, N_("Gör en version utan ljudet")),
    "BLUR_NOT_REVIEWED": (CONFIRM_COVER, N_("Bekräfta att ingen går att känna igen")),
    "LEDGER_END_MISSING": (LEDGER, N_("Bekräfta utlämningsloggen")),
    "SECOND_REVIEW_MISSING": (SECOND, N_("Bekräfta bedömningen")),
    "NOT_ASSESSED": (FIELD + "visibility", N_("Bedöm synliga personer")),
    "ALT_MISSING": (FIELD + "alt_sv", N_("Skriv alternativtext")),
    "ENVIRONMENT_MISSING": (FIELD + "concepts", N_("Ange lärmiljö")),
    "CREATOR_MISSING": (FIELD + "creator", N_("Ange fotograf")),
    "LICENCE_CHANNEL": (FIELD + "channels", N_("Ange licensens kanaler")),
    "LICENCE_EXPIRED": (FIELD + "licence_last_day", N_("Förnya licensen")),
    "AUDIO_DESCRIPTION_UNDECIDED": (FIELD + "audio", N_("Avgör syntolkning")),
    "LICENCE_NO_DERIVATIVES": (FIELD + "terms", N_("Se över licensens villkor")),
    "REIDENTIFICATION_RISK": (FIELD + "title", N_("Se över titel och bildtext")),
    "ALT_UNFIT": (FIELD + "alt_sv", N_("Skriv om alternativtexten")),
    "NAME_TOLD": (FIELD + "title", N_("Skriv om titel och bildtext")),
    "NOT_YET_VALID": (RELEASE, N_("Ändra första giltiga dagen")),
    "ALTERATION_NOT_COVERED": (RELEASE, N_("Be om samtycke till att bilden ändras")),
    "THIRD_PARTY_WORK": (FIELD + "flags", N_("Se över bedömningen")),
    "CAPTIONS_MISSING": (FIELD + "captions", N_("Lägg till undertexter")),
}
"""Code → (action, words of the button)."""

ELSEWHERE: dict[str, str] = {
    "OK": "nothing stops",
    "SECRECY_REVIEW": "the registrar's, by decision", "BLOCKED": "told alone, and lifted where it was put",
    "OPEN_LICENCE_WITH_PEOPLE": "another picture", "ADD_CREDIT": "the program adds it",
    "REMOVE_NAME": "the program leaves it out", "DECEASED_ETHICS": "by decision",
    "MINOR_ON_PUBLIC_INTEREST": "by decision", "POWER_IMBALANCE": "by decision",
    "ORIGINAL_MISSING": "the place of taking in", "NOT_IN_BANK": "the pack", "NOT_RENDERED": "the doctor",
}  # fmt: skip
"""Codes that have no button here, and who or what mends them."""


def steps_of(verdict: Verdict, offered: Iterable[str]) -> tuple[StepValue, ...]:
    """One button for each (action, person), the most severe first; `offered` of the confirmations are open to this user."""
    open_to_all = set(offered)
    found: dict[tuple[str, str], StepValue] = {}
    for finding in sorted(verdict.findings, key=lambda one: -one.severity):
        step = _step(finding)
        if step is not None and (step.action not in (CONFIRM_COVER, SECOND) or step.action in open_to_all):
            found.setdefault((step.action, "" if step.action == COVER else step.person), step)
    steps = _joined(list(found.values()), verdict)[:MOST]
    if verdict.severity is Severity.REVIEW and open_findings(verdict):
        steps.append(StepValue(DECIDE, _("Pröva och besluta…")))
    return tuple(replace(one, primary=place == 0) for place, one in enumerate(steps))


def _step(finding: Finding) -> StepValue | None:
    if finding.code not in STEPS:
        return None
    action, words = STEPS[finding.code]
    if action in OF_A_PERSON and not finding.person:
        return None
    return StepValue(action, _(words), (finding.person or "") if action in (*OF_A_PERSON, COVER) else "")


def _joined(steps: Sequence[StepValue], verdict: Verdict) -> list[StepValue]:
    """The cover is for everybody who needs it; where several persons have a step, each says whose it is."""
    covered = [f.person for f in verdict.findings if f.person and STEPS.get(f.code, ("",))[0] == COVER]
    several = len({one.person for one in steps if one.action in OF_A_PERSON}) > 1
    made = []
    for one in steps:
        if one.action == COVER:
            made.append(replace(one, person=" ".join(dict.fromkeys(covered))))
        elif one.action in OF_A_PERSON and several:
            made.append(replace(one, words=_("{person}: {step}").format(person=one.person, step=one.words)))
        else:
            made.append(one)
    return made
