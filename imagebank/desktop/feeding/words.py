"""Turns what the services answer into the window's values: tones, words, sentences to be spoken."""

from __future__ import annotations

from datetime import date

from imagebank.core.asset import Asset
from imagebank.core.fields import PICK_WORDS
from imagebank.core.status import EXPIRING, LIMITED, NOT_ASSESSED, NOT_NEEDED, VALID
from imagebank.core.verdict import Severity, Verdict
from imagebank.core.vocabulary import CHANNEL_SCHEME, ENVIRONMENT_SCHEME, Vocabulary
from imagebank.desktop.feeding.facts import captured_words
from imagebank.desktop.parts.words import length
from imagebank.desktop.values import CellValue, Choice, StatusValue, Tone
from imagebank.language import _, language
from imagebank.services.wording import STATUS_WORDS, VERDICT_WORDS, mends, messages

VERDICT_TONES: dict[Severity, Tone] = {
    Severity.ALLOW: "ok",
    Severity.CONDITIONS: "conditions",
    Severity.REVIEW: "review",
    Severity.DENY: "bad",
}
_STATUS_TONES: dict[str, Tone] = {
    VALID: "ok",
    NOT_NEEDED: "ok",
    EXPIRING: "conditions",
    LIMITED: "conditions",
    NOT_ASSESSED: "review",
}
_WAITING = "SECOND_REVIEW_MISSING"
"""The finding of a picture that is assessed, and lacks only the second person's confirmation."""


def status_tone(status: str) -> Tone:
    """How a consent status looks; whatever is neither good nor doubtful is bad."""
    return _STATUS_TONES.get(status, "bad")


def channel_choices(vocabulary: Vocabulary) -> tuple[Choice, ...]:
    """Every channel: broader first, narrower after it."""
    found: list[Choice] = []

    def walk(notation: str) -> None:
        concept = vocabulary.concepts[notation]
        found.append(Choice(notation.split(":", 1)[-1], concept.label(language())))
        for below in vocabulary.narrower[notation]:
            walk(below)

    tops = sorted(vocabulary.tops(CHANNEL_SCHEME), key=lambda notation: vocabulary.concepts[notation].label(language()))
    for top in tops:
        walk(top)
    return tuple(found)


def channel_label(vocabulary: Vocabulary, channel: str) -> str:
    """What a channel is called."""
    concept = vocabulary.concepts.get(f"{CHANNEL_SCHEME}:{channel}")
    return concept.label(language()) if concept else channel


def cell_value(
    number: int, asset: Asset, status: str, verdict: Verdict, vocabulary: Vocabulary, channel: str
) -> CellValue:
    """One cell. Its badge answers whether the picture may be used in the channel, in the status's words where they tell why."""
    title = asset.name_in(language())
    tone, words = badge(status, verdict)
    return CellValue(
        number, title, asset.media, tone, words, _spoken(asset, title, words, verdict, vocabulary, channel),
        asset.file.duration_s,
        kind=kind_words(asset),
        captured=captured_words(asset),
        creator=(asset.rights.creator if asset.rights else None) or "",
        shoot=asset.shoot or "",
        file=asset.file.name,
        added=asset.imported_at[:10],
        alt=asset.alt.get(language()) or asset.alt.get("sv") or "",
        stars=str(asset.rating) if asset.rating else "",
        pick=asset.pick,
        pick_word=_(PICK_WORDS[asset.pick]) if asset.pick != "none" else "",
        pixels=(asset.file.width, asset.file.height) if asset.file.width and asset.file.height else None,
    )  # fmt: skip


def badge(status: str, verdict: Verdict) -> tuple[Tone, str]:
    """Tone and words of a cell's badge."""
    tone = VERDICT_TONES[verdict.severity]
    if verdict.may_leave:
        return ("ok" if status_tone(status) == "ok" else "conditions"), _(STATUS_WORDS[status])
    if verdict.codes == (_WAITING,):
        return tone, _("Väntar på bekräftelse")
    if status_tone(status) in ("review", "bad"):
        return tone, _(STATUS_WORDS[status])
    return tone, _(VERDICT_WORDS[verdict.severity.name])


def _spoken(asset: Asset, title: str, words: str, verdict: Verdict, vocabulary: Vocabulary, channel: str) -> str:
    alt = asset.alt.get(language()) or asset.alt.get("sv") or _("Alternativtext saknas")
    answer = _("{verdict} i kanalen {channel}").format(
        verdict=_(VERDICT_WORDS[verdict.severity.name]), channel=channel_label(vocabulary, channel)
    )
    parts = [title, kind_words(asset), alt.rstrip("."), *mark_words(asset)]
    environments = environment_labels(asset, vocabulary)
    if environments:
        parts.append(_("Lärmiljö: {environments}").format(environments=", ".join(environments)))
    return ". ".join([*parts, words, answer]) + "."


def kind_words(asset: Asset) -> str:
    """`Bild`, or `Film, 3:19`."""
    if asset.media != "film":
        return _("Bild")
    long = asset.file.duration_s
    return _("Film") if long is None else _("Film, {length}").format(length=length(long))


def mark_words(asset: Asset) -> list[str]:
    """What people think of it: `Betyg 3`, `Utvald`; nothing where nobody has said."""
    stars = [_("Betyg {n}").format(n=asset.rating)] if asset.rating else []
    return stars + ([_(PICK_WORDS[asset.pick])] if asset.pick != "none" else [])


def environment_labels(asset: Asset, vocabulary: Vocabulary) -> list[str]:
    """The concepts of the learning environment that the asset is tagged with."""
    known = (vocabulary.concepts[notation] for notation in asset.concepts if notation in vocabulary.concepts)
    return [concept.label(language()) for concept in known if concept.scheme == ENVIRONMENT_SCHEME]


def verdict_value(verdict: Verdict, vocabulary: Vocabulary, channel: str, day: date) -> StatusValue:
    """The answer for one asset with its reasons and what would mend it."""
    headline = _("{verdict}: {channel}, {day}").format(
        verdict=_(VERDICT_WORDS[verdict.severity.name]), channel=channel_label(vocabulary, channel), day=day.isoformat()
    )
    return StatusValue(VERDICT_TONES[verdict.severity], headline, messages(verdict.findings), mends(verdict.findings))
