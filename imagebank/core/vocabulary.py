"""The controlled vocabulary (SKOS): concepts known by their notation, an opaque string, in schemes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from imagebank.core.words import fold

ENVIRONMENT_SCHEME = "larmiljo"
CHANNEL_SCHEME = "kanal"
STATUS_SCHEME = "samtycke"
NEED_SCHEME, FUNCTION_AREAS = "behov", "behov:funktion"
"""Needs and diagnoses; and the functional areas among them, which used of a room alone say nothing of a person."""

CLOSED_SCHEMES = frozenset({"personer", "samtycke", "kanal", "mediatyp"})
"""Schemes that the program works out or asks for in other ways; nobody tags pictures with them by hand."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label: `kind` is `pref`, `alt` or `hidden`."""

    kind: str
    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A SKOS concept; `broader` holds notations. A deprecated one names its `successor`, never vanishes."""

    notation: str
    scheme: str
    labels: tuple[Label, ...]
    broader: tuple[str, ...] = ()
    note: str = ""
    deprecated: bool = False
    successor: str | None = None

    def label(self, lang: str) -> str:
        """The preferred label in `lang`, else in Swedish, else the notation."""
        preferred = {label.lang: label.text for label in self.labels if label.kind == "pref"}
        return preferred.get(lang) or preferred.get("sv") or self.notation


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme; `titles` by language."""

    code: str
    titles: Mapping[str, str]

    def title(self, lang: str) -> str:
        """The title in `lang`, else in Swedish, else the code."""
        return self.titles.get(lang) or self.titles.get("sv") or self.code


def local_part(notation: str) -> str:
    """The code after the scheme's name: `kanal:webb` gives `webb`."""
    return notation.split(":", 1)[-1]


@dataclass(frozen=True)
class Vocabulary:
    """All schemes and concepts of a library, by code and by notation."""

    schemes: Mapping[str, Scheme] = field(default_factory=dict)
    concepts: Mapping[str, Concept] = field(default_factory=dict)

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        """Notation → notations directly below it, in the order of their Swedish labels."""
        below: dict[str, list[str]] = {notation: [] for notation in self.concepts}
        for concept in sorted(self.concepts.values(), key=lambda c: fold(c.label("sv"))):
            for broader in concept.broader:
                below.setdefault(broader, []).append(concept.notation)
        return {notation: tuple(found) for notation, found in below.items()}

    def descendants(self, notation: str) -> frozenset[str]:
        """The concept itself and everything narrower."""
        return frozenset(_closure(notation, self.narrower))

    @cached_property
    def diagnoses(self) -> frozenset[str]:
        """The notations that name a need or diagnosis: the scheme of needs without its functional areas."""
        rooms = self.descendants(FUNCTION_AREAS)
        return frozenset(concept.notation for concept in self.of_scheme(NEED_SCHEME)) - rooms

    @cached_property
    def diagnosis_labels(self) -> frozenset[str]:
        """Every label, in any language, of `diagnoses`."""
        return frozenset(label.text for notation in self.diagnoses for label in self.concepts[notation].labels)

    def ancestors(self, notation: str) -> frozenset[str]:
        """The concept itself and everything broader."""
        up = {concept.notation: concept.broader for concept in self.concepts.values()}
        return frozenset(_closure(notation, up))

    def of_scheme(self, scheme: str) -> Iterator[Concept]:
        """The concepts of a scheme, as stored."""
        return (concept for concept in self.concepts.values() if concept.scheme == scheme)

    def tops(self, scheme: str) -> tuple[str, ...]:
        """The notations of a scheme that have nothing broader."""
        return tuple(concept.notation for concept in self.of_scheme(scheme) if not concept.broader)

    def channels(self) -> tuple[str, ...]:
        """Channel codes, the local part of the notations of the scheme `kanal`."""
        return tuple(local_part(concept.notation) for concept in self.of_scheme(CHANNEL_SCHEME))

    def resolve(self, text: str, scheme: str | None = None) -> str | None:
        """Find a concept by notation, local part or any label, in any language, one in use first; None when unknown."""
        if text in self.concepts:
            return text
        wanted = fold(text)
        pool = [c for c in self.concepts.values() if scheme is None or c.scheme == scheme]
        by_code = [c.notation for c in pool if fold(local_part(c.notation)) == wanted]
        by_label = [c.notation for c in pool if any(fold(label.text) == wanted for label in c.labels)]
        found = [*by_code, *by_label]
        return next((one for one in found if not self.concepts[one].deprecated), next(iter(found), None))


def _closure(start: str, steps: Mapping[str, Iterable[str]]) -> set[str]:
    found, todo = {start}, [start]
    while todo:
        for following in steps.get(todo.pop(), ()):
            if following not in found:
                found.add(following)
                todo.append(following)
    return found
