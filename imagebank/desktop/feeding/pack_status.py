"""How an item of a pack stands, in words: the decision, the captions of a film, and the steps that mend it."""

from __future__ import annotations

from dataclasses import replace

from imagebank.core.asset import Asset
from imagebank.core.verdict import Finding, Verdict
from imagebank.desktop.feeding.inspection import offered_steps
from imagebank.desktop.feeding.steps import FIELD, steps_of
from imagebank.desktop.feeding.words import VERDICT_TONES
from imagebank.desktop.values import StatusValue, StepValue
from imagebank.language import _
from imagebank.services.library import Library
from imagebank.services.pack_checks import ItemCheck
from imagebank.services.wording import VERDICT_WORDS, mends, messages

_MOST = 8
"""More flaws of one film's captions are a wall; the first ones are where to begin."""


def item_status(library: Library, asset: Asset | None, check: ItemCheck) -> StatusValue:
    """One item; what is said of its alternative text stands at the text itself."""
    verdict = Verdict(check.findings)
    said, captions = _but_alt(check.findings), _captions(check)
    value = StatusValue(
        VERDICT_TONES[verdict.severity],
        _(VERDICT_WORDS[verdict.severity.name]),
        (*messages(said), *captions),
        mends(said),
    )
    if asset is not None and library.actor.may_write:
        value = replace(value, steps=_steps(library, asset, verdict, captions=bool(captions)))
    if not check.stops:
        return value
    if verdict.may_leave:
        words = _("Undertexterna behöver ändras") if _captions_stop(check) else _("Alternativtexten behöver ändras")
        return replace(value, tone="bad", headline=words)
    codes = {one.code for one in check.findings if one.severity > one.severity.CONDITIONS}
    return replace(value, headline=_("Alternativtext saknas")) if codes == {"ALT_MISSING"} else value


def _but_alt(findings: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in findings if one.code != "ALT_MISSING"]


def _steps(library: Library, asset: Asset, verdict: Verdict, *, captions: bool) -> tuple[StepValue, ...]:
    found = steps_of(verdict, offered_steps(library, asset))
    if captions and not any(one.action == f"{FIELD}captions" for one in found):
        found = (*found, StepValue(f"{FIELD}captions", _("Byt undertexterna"), primary=not found))
    return found


def _captions_stop(check: ItemCheck) -> bool:
    return bool(check.unread) or any(not flaw.is_warning for _lang, flaw in check.flaws)


def _captions(check: ItemCheck) -> tuple[str, ...]:
    """What is wrong with a film's captions, what stops it first."""
    unread = [_("Undertexterna ({lang}) går inte att läsa.").format(lang=lang) for lang in check.unread]
    ordered = sorted(check.flaws, key=lambda one: one[1].is_warning)
    flaws = [_("{lang}: {flaw}").format(lang=lang, flaw=_(one.template).format(**one.values)) for lang, one in ordered]
    return (*unread, *flaws)[:_MOST]
