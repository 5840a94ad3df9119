"""Finds assets: one Query, evaluated as sets of ids; what may be used in a channel is a filter like any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from imagebank.core.asset import Asset
from imagebank.core.errors import N_, Text, WrongWords
from imagebank.core.query import All, Any, Field, Not, Phrase, Prefix, Query, Word, both
from imagebank.core.use import Use
from imagebank.core.vocabulary import CLOSED_SCHEMES, STATUS_SCHEME, Vocabulary
from imagebank.core.words import fold, words_of
from imagebank.services.library import Library, refresh
from imagebank.services.standing import status_of_all, verdicts_of_all
from imagebank.store import assets, merging, search

MISSING = {
    "alt": "alt", "alternativtext": "alt", "titel": "title", "title": "title", "bildtext": "caption", "caption": "caption",
    "rättigheter": "rights", "rights": "rights", "undertexter": "captions", "captions": "captions",
    "ämnesord": "concepts", "concepts": "concepts",
}  # fmt: skip
"""What `saknar:` understands → what is missing."""

MEDIA = {"foto": "foto", "bild": "foto", "photo": "foto", "image": "foto", "film": "film", "video": "film"}
COMPOUND_PART = 5
"""Letters from which a word may stand inside a label's compound: absorbenter in Ljudabsorbenter."""

LEAVES = frozenset({"ALLOW", "CONDITIONS"})


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: `ids` in order, all of them; `facets` counts of the current result, scheme → notation → n."""

    ids: Sequence[str]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


def find(
    library: Library,
    query: Query,
    *,
    day: date,
    channel: str | None = None,
    order: str = "added",
    facets: bool = False,
) -> Found:
    """Answer `query`; with `channel`, only what may be used there on `day`.

    Raises WrongWords where the query names a concept, status or channel that the library does not know.
    """
    refresh(library)
    whole = both(query, Field("usable", channel)) if channel else query
    ids = _Evaluator(library, day).ids(whole)
    ids = set(visible(library, list(ids)))
    counts = _facets(library, ids, day) if facets else {}
    return Found(search.in_order(library.db, ids, order), counts)


def visible(library: Library, ids: Sequence[str]) -> list[str]:
    """`ids` without those that the actor may not know of: what is blocked is hidden from everyone but curators."""
    hidden = set() if library.actor.may_write else search.blocked(library.db)
    return [id for id in ids if id not in hidden]


def read(library: Library, ids: Sequence[str]) -> list[Asset]:
    """Assets whole, in the order of `ids`."""
    return assets.get(library.db, visible(library, ids))


def existing(library: Library, ids: Sequence[str]) -> list[str]:
    """`ids` once each, those of merged assets as what they are part of now. Raises WrongWords naming unknown ones."""
    now = merging.resolve(library.db, list(ids))
    ids = [now.get(id, id) for id in ids]
    unknown = sorted(set(ids) - assets.existing(library.db, visible(library, ids)))
    if unknown:
        raise WrongWords(
            "UNKNOWN_ID", N_("Det finns ingen bild eller film med id {ids} i banken."), ids=", ".join(unknown)
        )
    return list(dict.fromkeys(ids))


def total(library: Library) -> int:
    """How many assets the library has."""
    return len(visible(library, assets.all_ids(library.db)))


@dataclass
class _Evaluator:
    library: Library
    day: date

    def ids(self, query: Query) -> set[str]:
        match query:
            case All(terms):
                sets = sorted((self.ids(term) for term in terms), key=len)
                return set.intersection(*sets) if sets else search.everything(self.library.db)
            case Any(terms):
                return set().union(*(self.ids(term) for term in terms))
            case Not(term):
                return search.everything(self.library.db) - self.ids(term)
            case Word(text) | Prefix(text):
                return self._words(text)
            case Phrase(text):
                return search.with_phrase(self.library.db, text)
            case Field(name, value):
                return _FIELDS.get(name, _Evaluator._concept)(self, value, name)

    def _words(self, text: str) -> set[str]:
        """Every part of a word as typed ("kl.10" has two) begins some word of the asset, or of a concept's label."""
        parts = words_of(text)
        found = [search.with_word(self.library.db, part, _labelled(self.library.vocabulary, part)) for part in parts]
        return set.intersection(*found) if found else search.everything(self.library.db)

    def _concept(self, value: str, name: str) -> set[str]:
        scheme = None if name == "concept" else name
        notation = self.library.vocabulary.resolve(value, scheme)
        if notation is None:
            raise WrongWords(
                "UNKNOWN_CONCEPT", N_("Ämnesordet ”{value}” finns inte i {where}. Kontrollera stavningen."),
                value=value, where=Text(N_("ämnesordlistan")) if scheme is None else scheme,
            )  # fmt: skip
        return search.with_concept(self.library.db, notation)

    def _status(self, value: str, name: str) -> set[str]:  # noqa: ARG002
        notation = self.library.vocabulary.resolve(value, STATUS_SCHEME)
        if notation is None:
            raise WrongWords("UNKNOWN_STATUS", N_("Det finns ingen status ”{value}”."), value=value)
        return {id for id, status in status_of_all(self.library, self.day).items() if status == notation}

    def _usable(self, value: str, name: str) -> set[str]:  # noqa: ARG002
        channel, _, when = value.partition("@")
        known_channel(self.library.vocabulary, channel)
        use = Use(channel, day_of(when) if when else self.day)
        return {id for id, verdict in verdicts_of_all(self.library, use).items() if verdict in LEAVES}

    def _media(self, value: str, name: str) -> set[str]:  # noqa: ARG002
        return search.with_media(self.library.db, MEDIA.get(fold(value), value))

    def _missing(self, value: str, name: str) -> set[str]:  # noqa: ARG002
        what = MISSING.get(fold(value))
        if what is None:
            raise WrongWords(
                "UNKNOWN_MISSING",
                N_("saknar: förstår {known}, inte ”{value}”."),
                known="alt, titel, bildtext, rättigheter, undertexter, ämnesord",
                value=value,
            )
        return search.without(self.library.db, what)

    def _text(self, value: str, name: str) -> set[str]:
        question: dict[str, Callable[..., set[str]]] = {
            "creator": search.with_creator, "shoot": search.with_shoot, "person": search.with_person,
            "sha256": search.with_sha256, "imported": search.imported_on,
        }  # fmt: skip
        return question[name](self.library.db, value)

    def _id(self, value: str, name: str) -> set[str]:  # noqa: ARG002
        return assets.existing(self.library.db, value.split(","))


_FIELDS: dict[str, Callable[[_Evaluator, str, str], set[str]]] = {
    "status": _Evaluator._status, "usable": _Evaluator._usable, "media": _Evaluator._media,
    "missing": _Evaluator._missing, "creator": _Evaluator._text, "shoot": _Evaluator._text,
    "person": _Evaluator._text, "sha256": _Evaluator._text, "imported": _Evaluator._text, "id": _Evaluator._id,
}  # fmt: skip


def known_channel(vocabulary: Vocabulary, channel: str) -> str:
    """`channel` as it is. Raises WrongWords where the vocabulary has no such channel."""
    if channel not in vocabulary.channels():
        raise WrongWords(
            "UNKNOWN_CHANNEL", N_("Det finns ingen kanal ”{channel}”. Välj bland {channels}."),
            channel=channel, channels=", ".join(vocabulary.channels()),
        )  # fmt: skip
    return channel


def day_of(text: str) -> date:
    """A date written YYYY-MM-DD. Raises WrongWords where it is not one."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongWords("BAD_DATE", N_("”{text}” är inget datum. Skriv som 2027-05-26."), text=text) from error


def _labelled(vocabulary: Vocabulary, prefix: str) -> list[str]:
    """Concepts of which a label has a word that begins so, or holds it as the part of a compound.

    Synonyms and outdated words are labels too.
    """

    def fits(word: str) -> bool:
        return word.startswith(prefix) or (len(prefix) >= COMPOUND_PART and prefix in word)

    return [
        concept.notation
        for concept in vocabulary.concepts.values()
        if any(fits(word) for label in concept.labels for word in words_of(label.text))
    ]


def _facets(library: Library, ids: set[str], day: date) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {
        code: {} for code in library.vocabulary.schemes if code not in CLOSED_SCHEMES - {"mediatyp", "samtycke"}
    }
    for notation, n in search.concept_counts(library.db, ids).items():
        counts.setdefault(library.vocabulary.concepts[notation].scheme, {})[notation] = n
    for media, n in search.media_of(library.db, ids).items():
        counts["mediatyp"][f"mediatyp:{media}"] = max(n, counts["mediatyp"].get(f"mediatyp:{media}", 0))
    statuses = status_of_all(library, day)
    for id in ids:
        status = statuses[id]
        counts["samtycke"][status] = counts["samtycke"].get(status, 0) + 1
    return counts
