"""What a library's index rests on beside the assets: the lexicon, the labels, what reveals health, and who is in the pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from pyroaring import BitMap

from imagebank import paths
from imagebank.core.compounds import Lexicon, lemmas_of
from imagebank.core.people import Person, Release
from imagebank.core.vocabulary import Vocabulary
from imagebank.index.index import Index
from imagebank.index.labels import Labels
from imagebank.services.library import Library
from imagebank.store import people

Reveals = tuple[frozenset[str], frozenset[str], dict[str, str], frozenset[int]]


@dataclass
class Indexed:
    """The library's index and what it rests on beside the assets: `register` holds every person with the release in force."""

    index: Index
    lexicon: Lexicon
    reveals: Reveals
    register: dict[str, tuple[Person, Release | None]] | None = None
    settings: dict[str, str] = field(default_factory=dict)
    labels: tuple[Vocabulary, Labels] | None = None
    statuses: tuple[np.ndarray, dict[str, BitMap]] | None = None
    """The last answer about a day, and the assets of each status in it."""
    saved: int = 0
    """The change feed's number that the file beside the catalogue is true at."""
    facets: tuple[Vocabulary, Mapping[str, Mapping[str, tuple[str, ...]]]] | None = None


def labels_of(library: Library, held: Indexed) -> Labels:
    """Which concepts words ask for, by the vocabulary as it is now."""
    if held.labels is None or held.labels[0] is not library.vocabulary:
        held.labels = library.vocabulary, Labels(library.vocabulary, held.lexicon)
    return held.labels[1]


def register_of(library: Library, held: Indexed) -> dict[str, tuple[Person, Release | None]]:
    """Every person with the release in force, by pseudonym; read once, kept in step by `indexed`."""
    if held.register is None:
        held.register = {}
        read_people(library, held, [one.id for one in people.persons(library.db)])
    return held.register


def read_people(library: Library, held: Indexed, ids: Sequence[str]) -> None:
    """Read these persons anew, where the register is held at all."""
    if held.register is not None:
        releases = people.in_force(library.db, ids)
        held.register.update({id: (one, releases.get(id)) for id, one in people.get(library.db, ids).items()})


def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The parts that compounds are split into: the words of the vocabulary's labels, and the list that comes with the program."""
    return _lexicon(tuple(lemmas_of(vocabulary, paths.LEXICON.read_text(encoding="utf-8"))))


@lru_cache(maxsize=4)
def _lexicon(lines: tuple[str, ...]) -> Lexicon:
    """Made once for the same lines: most changes of a vocabulary change none of them."""
    return Lexicon.of(lines)


def reveals_of(library: Library) -> Reveals:
    """What shows in documents beside the assets: which concepts and labels reveal health, the scheme of each concept, and the
    age of coming of age."""
    vocabulary = library.vocabulary
    schemes = {notation: one.scheme for notation, one in vocabulary.concepts.items()}
    ages = frozenset({library.policy.guardian_age})
    return vocabulary.diagnoses, vocabulary.diagnosis_labels, schemes, ages
