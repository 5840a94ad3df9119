"""The values that a field may be given, by the field's kind, of those that begin as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from imagebank.core.errors import N_
from imagebank.core.query.fields import QueryField, key
from imagebank.core.status import STATUSES
from imagebank.core.vocabulary import CHANNEL_SCHEME, CLOSED_SCHEMES, STATUS_SCHEME, local_part
from imagebank.core.words import fold, words_of
from imagebank.index.counting import beginning, frequent
from imagebank.language import _, language
from imagebank.services.completing_examples import AHEAD, EXAMPLES
from imagebank.services.completing_labels import concepts, spelling
from imagebank.services.completing_sight import Sight
from imagebank.services.library import Library
from imagebank.services.textual import named_packs
from imagebank.store import collections, indexing, shoots

ENOUGH, MANY = 40, 300
"""Words, and values, of which the most frequent are looked for: more begin so only while little is typed."""

MEMORY = "shoots for completion"


@dataclass(frozen=True, slots=True)
class Offer:
    """A value as `Field.value` has it; `label` and `detail` for people; `count` None where nobody has counted."""

    value: str
    label: str
    detail: str = ""
    count: int | None = None


def values(sight: Sight, field: QueryField, typed: str) -> Iterator[Offer]:
    """What the field may be given that begins as typed, the likeliest first."""
    return _OF.get(field.name, _KINDS.get(field.kind, _nothing))(sight, field, typed)


def _nothing(_sight: Sight, _field: QueryField, _typed: str) -> Iterator[Offer]:
    return iter(())


def _concepts(sight: Sight, field: QueryField, typed: str) -> Iterator[Offer]:
    every = [one for one in sight.library.vocabulary.schemes if one not in CLOSED_SCHEMES]
    schemes = every if field.name == "concept" else (field.name,)
    for one in concepts(sight, typed, schemes, field.name):
        yield Offer(one.value, one.label, one.detail, one.count)


def _choices(sight: Sight, field: QueryField, typed: str) -> Iterator[Offer]:
    for _name, spelt in field.choices:
        said = next((one for one in spelt if key(one).startswith(key(typed))), None)
        if said:
            yield Offer(said, said, "", sight.finds(field.name, said))


def _channels(sight: Sight, _field: QueryField, typed: str) -> Iterator[Offer]:
    """Channels; after `@` a day. Not counted: to know what may be used where nobody has asked yet takes a while."""
    vocabulary = sight.library.vocabulary
    channel, sign, when = typed.partition("@")
    if sign:
        following = date(sight.day.year + 1, 1, 1).isoformat()
        if channel in vocabulary.channels() and following.startswith(when):
            yield Offer(f"{channel}@{following}", f"{channel}@{following}", _(N_("en annan dag")))
        return
    for concept in vocabulary.of_scheme(CHANNEL_SCHEME):
        code, label = local_part(concept.notation), concept.label(language())
        if not concept.deprecated and any(key(one).startswith(key(typed)) for one in (code, label)):
            yield Offer(code, label)


def _statuses(sight: Sight, _field: QueryField, typed: str) -> Iterator[Offer]:
    """Statuses, the least severe first, and when a consent lapses. Not counted, as channels are not."""
    known = sight.library.vocabulary.concepts
    for concept in (known[one] for one in reversed(STATUSES) if one in known):
        if any(key(one.text).startswith(key(typed)) for one in concept.labels):
            yield Offer(spelling(sight, concept, STATUS_SCHEME), concept.label(language()))
    lapses = "utgår" if language() == "sv" else "expires"
    for value, meaning in AHEAD:
        if key(f"{lapses}{value}").startswith(key(typed)):
            yield Offer(f"{lapses}{value}", f"{lapses}{value}", _(meaning))


def _measured(sight: Sight, field: QueryField, typed: str) -> Iterator[Offer]:
    """Examples, for who does not know yet how a comparison is written."""
    for value, meaning in EXAMPLES[field.kind](sight.day):
        if value.startswith(typed.strip().casefold()):
            yield Offer(value, value, _(meaning), None if field.kind == "ahead" else sight.finds(field.name, value))


def _known(sight: Sight, field: QueryField, typed: str) -> Iterator[Offer]:
    """Values of the index that begin so, or of which a word does."""
    yield from _counted(sight, field, typed)


def _shoots(sight: Sight, field: QueryField, typed: str) -> Iterator[Offer]:
    """As they are called in the catalogue: the index knows them folded."""
    for one in _counted(sight, field, typed):
        name = _shoot_called(sight.library, one.value)
        yield replace(one, value=name, label=name)


def _shoot_called(library: Library, folded: str) -> str:
    """A shoot's name; read again only when there is one that was not there before."""
    known = library.memory.get(MEMORY)
    if not isinstance(known, dict) or folded not in known:
        known = library.memory[MEMORY] = {fold(name): name for _id, name in shoots.shoots(library.db)}
    return known.get(folded, folded)


def _counted(sight: Sight, field: QueryField, typed: str) -> Iterator[Offer]:
    """Values of the index, the most frequent first; those of pictures that the actor may not know of are left out."""
    wanted, every = fold(typed), list(beginning(sight.index, field.name, ""))
    found = [one for one in every if one.startswith(wanted)]
    if wanted:
        found += [one for one in every if f" {wanted}" in one and not one.startswith(wanted)]
    counts = {one: sight.count(sight.index.value(f"{field.name}:{one}")) for one in found[:MANY]}
    for one in sorted(filter(counts.__getitem__, counts), key=lambda one: (-counts[one], one)):
        yield Offer(one, one, "", counts[one])


def _persons(sight: Sight, _field: QueryField, typed: str) -> Iterator[Offer]:
    """Pseudonyms, with or without their `P-`; never a name."""
    typed = typed.upper()
    for said in dict.fromkeys((typed, f"P-{typed.removeprefix('P-')}")):
        for one in beginning(sight.index, "person", said):
            if count := sight.count(sight.index.value(f"person:{one}")):
                yield Offer(one, one, "", count)


def _files(sight: Sight, _field: QueryField, typed: str) -> Iterator[Offer]:
    if len(typed) > 1:
        for one in beginning(sight.index, "file", fold(typed)):
            if count := sight.count(sight.index.value(f"file:{one}")):
                yield Offer(one, one, "", count)


def _packs(sight: Sight, _field: QueryField, typed: str) -> Iterator[Offer]:
    """Packs by title, newest first; by its number where other packs have the same words in their titles."""
    wanted = fold(typed)
    for id, title in reversed(indexing.packs(sight.library.db)):
        folded = fold(title)
        if folded.startswith(wanted) or f" {wanted}" in folded or fold(id).startswith(wanted):
            count = sight.count(sight.index.value(f"pack:{id}"))
            if count or sight.library.actor.may_write:
                alone = words_of(title) and list(named_packs(sight.library, title)) == [id]
                yield Offer(title if alone else id, title or id, id, count)


def _collections(sight: Sight, _field: QueryField, typed: str) -> Iterator[Offer]:
    wanted = fold(typed)
    for one in sorted(collections.all_(sight.library.db), key=lambda one: fold(one.name)):
        if fold(one.name).startswith(wanted) or f" {wanted}" in fold(one.name):
            yield Offer(one.name, one.name, "", sight.count(sight.index.value(f"collection:{one.id}")))


def _texts(sight: Sight, _field: QueryField, typed: str) -> Iterator[Offer]:
    """Words of the bank. Not counted: which field a word stands in is read from the texts themselves."""
    wanted = fold(typed)
    if words_of(wanted) == [wanted]:
        known = frequent(sight.index, wanted, ENOUGH)
        yield from (Offer(word, word) for word in known if sight.count(sight.index.word(word)))


Values = Callable[[Sight, QueryField, str], Iterator[Offer]]
_KINDS: dict[str, Values] = {
    "concept": _concepts, "choice": _choices, "channel": _channels, "status": _statuses, "language": _known,
    **dict.fromkeys(EXAMPLES, _measured),
}  # fmt: skip
_OF: dict[str, Values] = {
    "creator": _known, "format": _known, "shoot": _shoots, "person": _persons, "file": _files, "pack": _packs, "collection": _collections,
    **dict.fromkeys(("title", "caption", "alt", "keyword"), _texts),
}  # fmt: skip
