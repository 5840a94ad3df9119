"""A part of the index: words, their forms and values of some assets; one is packed and large, the other loose and small."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyroaring import BitMap

from imagebank.index.document import Document
from imagebank.index.postings import Loose, Packed, merged, pack

Forms = Callable[[str], Iterable[str]]
"""The keys under which a word is found: its stem, its parts, its plain spelling (see `core.keys`)."""


@dataclass(frozen=True, slots=True)
class Base:
    """The packed part. `forms`: key → places in the list of words."""

    words: Packed
    head: Packed
    values: Packed
    forms: Packed

    def words_of(self, form: str) -> Iterator[str]:
        """The words that have a form."""
        held = self.words.keys()
        return (held[place] for place in self.forms.get(form))


class Delta:
    """The loose part: the assets written since the rest was packed."""

    def __init__(self, forms: Forms) -> None:
        self.words, self.head, self.values = Loose(), Loose(), Loose()
        self.documents: dict[int, Document] = {}
        self._forms = forms
        self._of_form: dict[str, set[str]] = {}

    def put(self, one: Document) -> None:
        """An asset as it is now; what this part said of it before is forgotten."""
        self.drop(one.number)
        for word in one.head | one.body:
            if word not in self.words:
                for form in self._forms(word):
                    self._of_form.setdefault(form, set()).add(word)
        self.words.put(one.head | one.body, one.number)
        self.head.put(one.head, one.number)
        self.values.put(one.values, one.number)
        self.documents[one.number] = one

    def drop(self, number: int) -> None:
        """An asset that is gone, or not in this part."""
        one = self.documents.pop(number, None)
        if one is None:
            return
        self.words.drop(one.head | one.body, number)
        self.head.drop(one.head, number)
        self.values.drop(one.values, number)
        for word in one.head | one.body:
            if word not in self.words:
                self._forget(word)

    def words_of(self, form: str) -> Iterator[str]:
        """The words that have a form, in order."""
        return iter(sorted(self._of_form.get(form, ())))

    def forms_starting(self, prefix: str) -> Iterator[str]:
        """The forms that begin so."""
        return (form for form in self._of_form if form.startswith(prefix))

    def _forget(self, word: str) -> None:
        for form in self._forms(word):
            held = self._of_form[form]
            held.discard(word)
            if not held:
                del self._of_form[form]


def empty() -> Base:
    """A packed part with nothing in it."""
    return Base(pack(()), pack(()), pack(()), pack(()))


def joined(base: Base, gone: BitMap, delta: Delta, forms: Forms) -> Base:
    """Both parts packed as one."""
    words = pack(merged(base.words, gone, delta.words.items()))
    head = pack(merged(base.head, gone, delta.head.items()))
    values = pack(merged(base.values, gone, delta.values.items()))
    same = words.keys() == base.words.keys()  # then their places are too, and working forms out is what takes longest
    return Base(words, head, values, base.forms if same else with_forms(words.keys(), forms))


def with_forms(words: Iterable[str], forms: Forms) -> Packed:
    """Form → the places of the words that have it."""
    places: dict[str, BitMap] = {}
    for place, word in enumerate(words):
        for form in forms(word):
            places.setdefault(form, BitMap()).add(place)
    return pack(sorted(places.items()))
