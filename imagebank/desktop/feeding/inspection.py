"""Assets → what the inspector shows: one seen closely, or what several share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce

from imagebank.core.asset import Asset
from imagebank.core.fields import AUDIO_DESCRIPTION_WORDS, FIELDS, VISIBILITY_WORDS
from imagebank.core.use import Use
from imagebank.core.verdict import Verdict
from imagebank.core.vocabulary import Vocabulary
from imagebank.desktop.feeding.covering import cover_value, faces_value
from imagebank.desktop.feeding.editing import TEXTS
from imagebank.desktop.feeding.facts import fact_rows, file_line, heading_of_several
from imagebank.desktop.feeding.imports import stack_of
from imagebank.desktop.feeding.persons import person_values
from imagebank.desktop.feeding.review import review_value
from imagebank.desktop.feeding.steps import CONFIRM_COVER, SECOND, steps_of
from imagebank.desktop.feeding.vocabulary import tagged
from imagebank.desktop.feeding.words import channel_choices, channel_label, verdict_value
from imagebank.desktop.parts.words import day_words
from imagebank.desktop.values import (
    SEVERAL,
    Choice,
    InspectorValue,
    PartlyTagged,
    Shared,
    StackValue,
    StatusValue,
    TickValue,
)
from imagebank.language import _, language
from imagebank.services.deciding import decide_all
from imagebank.services.ending import last_day_of
from imagebank.services.library import Library
from imagebank.services.originals import is_there
from imagebank.services.searching import read
from imagebank.services.showing import incoming_fields

FLAGS = ("third_party_work", "readable_personal_data", "visible_aid", "own_special_school", "blocked")
TERMS = ("credit_required", "no_derivatives")


def inspector_value(
    library: Library, numbers: Sequence[int], ids: Sequence[str], use: Use, numbers_of: Callable[[str], int]
) -> InspectorValue | None:
    """Everything the inspector shows of `ids`; None when nothing is selected. `numbers_of` numbers an id."""
    assets = read(library, ids)
    if not assets:
        return None
    verdicts = decide_all(library, assets, use)
    one = assets[0] if len(assets) == 1 else None
    vocabulary, may_edit = library.vocabulary, library.actor.may_write
    return InspectorValue(
        ids=tuple(numbers),
        heading=one.name_in(language()) if one else heading_of_several(assets),
        file_line=file_line(assets),
        status=(
            _status_of_one(library, one, verdicts[one.id], use)
            if one
            else _status_of_several([verdicts[asset.id].may_leave for asset in assets], vocabulary, use)
        ),
        texts=_texts(assets),
        picture=numbers[0] if one else None,
        visibility=_shared(asset.visibility for asset in assets),
        visibilities=tuple(Choice(key, _(words)) for key, words in VISIBILITY_WORDS.items()),
        concepts=tagged(vocabulary, _common([asset.concepts for asset in assets])),
        channels=_channel_ticks(vocabulary, assets),
        people=person_values(library, assets, use.date) if may_edit else (),
        facts=fact_rows(assets, short=not may_edit),
        incoming=incoming_fields(library, one.id) if one else (),
        stack=_stack(library, one, numbers_of) if one else None,
        may_edit=may_edit,
        flags=_ticks(FLAGS, assets, getattr),
        terms=_ticks(TERMS, assets, _term),
        audio=_shared(asset.audio_description for asset in assets) if _all_films(assets) else None,
        audios=tuple(Choice(key, _(words)) for key, words in AUDIO_DESCRIPTION_WORDS.items()),
        captions=_captions(one) if one and one.media == "film" else None,
        review=review_value(assets, library.actor),
        faces=faces_value(library, one) if one else None,
        cover=cover_value(library, one) if one else None,
        partly=_partly(vocabulary, assets),
        last_day=_last_day(library, one) if one and not may_edit else "",
        missing=_missing(library, one) if one else "",
    )


def _partly(vocabulary: Vocabulary, assets: Sequence[Asset]) -> tuple[PartlyTagged, ...]:
    """The concepts that some have and others not, the most frequent first."""
    n = Counter(notation for asset in assets for notation in set(asset.concepts))
    words = _("på {n} av {count}")
    some = sorted((one for one in n if n[one] < len(assets)), key=lambda one: (-n[one], one))
    return tuple(PartlyTagged(one, words.format(n=n[one.id], count=len(assets))) for one in tagged(vocabulary, some))


def _last_day(library: Library, asset: Asset) -> str:
    last = last_day_of(library, asset.id)
    return _("Får användas till och med {day}.").format(day=day_words(last)) if last else _("Ingen sista dag är satt.")


def _missing(library: Library, asset: Asset) -> str:
    """That the original is gone; what was made of it before can still be shown."""
    if is_there(library, asset):
        return ""
    if not library.actor.may_write:
        return _("Originalfilen finns inte på sin plats. Be en kommunikatör söka upp den.")
    return _("Originalfilen finns inte på sin plats. Anslut disken, eller sök upp filen från Hämta in.")


def _status_of_one(library: Library, asset: Asset, verdict: Verdict, use: Use) -> StatusValue:
    """The answer; for who may write, with the steps that mend it."""
    if not library.actor.may_write:  # of nobody in particular: a reader is told no pseudonyms
        findings = tuple(dict.fromkeys(replace(one, person=None) for one in verdict.findings))
        return replace(
            verdict_value(replace(verdict, findings=findings), library.vocabulary, use.channel, use.date), mend=()
        )
    value = verdict_value(verdict, library.vocabulary, use.channel, use.date)
    return replace(value, steps=steps_of(verdict, offered_steps(library, asset)))


def offered_steps(library: Library, asset: Asset) -> set[str]:
    """Which confirmations are open to who is at the window."""
    told, cover = review_value([asset], library.actor), cover_value(library, asset)
    offered = {SECOND} if told is not None and told.may_confirm else set()
    return offered | ({CONFIRM_COVER} if cover is not None and cover.may_confirm else set())


def _texts(assets: Sequence[Asset]) -> dict[str, Shared]:
    made = {key: _shared(getattr(asset, name).get(lang, "") for asset in assets) for key, (name, lang) in TEXTS.items()}
    rights = [asset.rights for asset in assets]
    made["creator"] = _shared((one.creator if one else None) or "" for one in rights)
    made["credit"] = _shared((one.credit if one else None) or "" for one in rights)
    made["licence_last_day"] = _shared(one.to.isoformat() if one and one.to else "" for one in rights)
    made["rating"] = _shared("" if asset.rating is None else str(asset.rating) for asset in assets)
    made["persons_declared"] = _shared(
        "" if asset.persons_declared is None else str(asset.persons_declared) for asset in assets
    )
    return made


def _stack(library: Library, asset: Asset, number: Callable[[str], int]) -> StackValue | None:
    ids = stack_of(library, asset)
    if len(ids) < 2:
        return None
    words = _("{n} av {total} i en serie").format(n=ids.index(asset.id) + 1, total=len(ids))
    return StackValue(words, tuple(number(id) for id in ids))


def _shared(texts: Iterable[str]) -> Shared:
    found = set(texts)
    return found.pop() if len(found) == 1 else SEVERAL


def _common(lists: Sequence[Sequence[str]]) -> list[str]:
    """What all lists hold, in the first one's order."""
    kept = reduce(lambda left, right: left & right, (set(one) for one in lists))
    return [one for one in lists[0] if one in kept]


def _ticks(names: Sequence[str], assets: Sequence[Asset], of: Callable[[Asset, str], bool]) -> tuple[TickValue, ...]:
    return tuple(TickValue(name, _(FIELDS[name].label), _same(of(asset, name) for asset in assets)) for name in names)


def _term(asset: Asset, name: str) -> bool:
    return getattr(asset.rights, name) if asset.rights else name == "credit_required"


def _channel_ticks(vocabulary: Vocabulary, assets: Sequence[Asset]) -> tuple[TickValue, ...]:
    def held(asset: Asset, channel: str) -> bool:
        return asset.rights is not None and channel in asset.rights.channels

    choices = channel_choices(vocabulary)
    return tuple(TickValue(one.key, one.label, _same(held(asset, one.key) for asset in assets)) for one in choices)


def _same(answers: Iterable[bool]) -> bool | None:
    found = set(answers)
    return found.pop() if len(found) == 1 else None


def _all_films(assets: Sequence[Asset]) -> bool:
    return all(asset.media == "film" for asset in assets)


def _captions(asset: Asset) -> tuple[str, ...]:
    names = {"sv": _("svenska"), "en": _("engelska")}
    return tuple(names.get(lang, lang) for lang in asset.captions)


def _status_of_several(allowed: Sequence[bool], vocabulary: Vocabulary, use: Use) -> StatusValue:
    channel = channel_label(vocabulary, use.channel)
    n, count = sum(allowed), len(allowed)
    words = _("{n} av {count} får användas: {channel}, {day}")
    headline = words.format(n=n, count=count, channel=channel, day=use.date.isoformat())
    tone = "ok" if n == count else "review" if n else "bad"
    mend = () if n == count else (_("Markera en bild i taget för att se varför."),)
    return StatusValue(tone, headline, mend)
