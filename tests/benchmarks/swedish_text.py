"""Swedish words and sentences as a picture bank would hold them: frequent and rare words (Zipf), inflections and compounds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from imagebank.paths import LEXICON

FORMS = 112_000
"""Distinct word forms in all; with the numbers of file names, dates and names of schools about 120,000 at a million assets."""

OFTEN = [
    "elever", "klassrum", "miljö", "lärmiljö", "ljud", "schema", "bildstöd", "skolgård", "bord", "grupprum", "lugn", "tydlig",
    "stol", "bibliotek", "matsal", "lärare", "struktur", "paus", "hörna", "skärm", "lek", "lektion", "tavla", "grupp",
    "hörselkåpor", "entré", "korridor", "aula", "slöjd", "musik", "samling", "ramp", "idrott", "hiss", "punktskrift",
    "tangentbord", "pekplatta", "ljuddämpning", "handledare",
]  # fmt: skip
"""First in rank: what most pictures of such a bank are about."""

TRAITS = [
    "tomt", "lugnt", "ljust", "tydligt", "avskilt", "flexibelt", "tillgängligt", "rymligt", "nytt", "litet", "stort", "öppet",
    "ombyggt", "färgat", "stängt",
]  # fmt: skip
LINKS = ("med", "och", "i", "på", "vid", "för", "bredvid", "under", "mellan", "utan")
STARTS = ("Ett", "En", "Två", "Flera", "Närbild av", "Översikt av", "Vy över")
VERBS = ("står", "ligger", "syns", "hänger", "sitter", "arbetar", "visar", "används", "väntar", "leker")


class Words:
    """Draws words: the first of about 112,000 forms in a quarter of all assets, most of them in a handful."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.forms = _forms(chance)
        self._weights = list(accumulate(1 / (rank + 4) for rank in range(len(self.forms))))

    def some(self, count: int) -> list[str]:
        """`count` word forms."""
        return self._chance.choices(self.forms, cum_weights=self._weights, k=count)

    def title(self) -> str:
        """Three to six words."""
        chance = self._chance
        words = self.some(chance.choice((1, 2, 2, 3)))
        return f"{chance.choice(TRAITS)} {f' {chance.choice(LINKS)} '.join(words)}".capitalize()

    def sentence(self, least: int = 3, most: int = 7) -> str:
        """A sentence of four to fifteen words or so."""
        chance = self._chance
        words = self.some(chance.randint(least, most))
        said = [chance.choice(STARTS), words[0], chance.choice(VERBS)]
        for word in words[1:]:
            said += (chance.choice(LINKS), word) if chance.random() < 0.7 else (word,)
        return " ".join(said) + "."


def _forms(chance: random.Random) -> list[str]:
    """Forms in rank: what is often said and the lemmas of the lexicon with their inflections first, then compounds."""
    lemmas = sorted(
        line.strip().replace("|", "")
        for line in LEXICON.read_text(encoding="utf-8").splitlines()
        if line[:1] not in ("", "#")
    )
    chance.shuffle(lemmas)
    found = dict.fromkeys(OFTEN)
    for lemma in dict.fromkeys((*OFTEN, *lemmas)):
        found.update(dict.fromkeys(_inflected(lemma)[: chance.randint(2, 6)]))
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(lemmas))))
    while len(found) < FORMS:
        first, second = chance.choices(lemmas, cum_weights=weights, k=2)
        joint = "s" if chance.random() < 0.3 and not first.endswith(("s", "a", "e")) else ""
        found.update(dict.fromkeys(chance.sample(_inflected(first + joint + second), 2)))
    return list(found)[:FORMS]


def _inflected(lemma: str) -> list[str]:
    """A noun's forms by its ending, near enough: nobody reads them, an index must hold them."""
    if lemma.endswith("a"):
        stem = lemma[:-1]
        return [lemma, f"{stem}an", f"{stem}or", f"{stem}orna", f"{stem}ans", f"{stem}ornas"]
    if lemma.endswith("e"):
        return [lemma, f"{lemma}n", f"{lemma[:-1]}ar", f"{lemma[:-1]}arna", f"{lemma}ns", f"{lemma[:-1]}arnas"]
    return [lemma, f"{lemma}et", f"{lemma}er", f"{lemma}erna", f"{lemma}ets", f"{lemma}ernas"]


def schools() -> Iterator[str]:
    """Names of schools, without end: Ekskolan, Björkskolan, … Ekskolan 2."""
    trees = [
        "Ek", "Björk", "Lind", "Gran", "Tall", "Ask", "Alm", "Rönn", "Sjö", "Berg", "Ås", "Dal", "Ängs", "Strand", "Kull",
        "Norr", "Söder", "Öster", "Väster", "Mellan",
    ]  # fmt: skip
    kinds = ("skolan", "gårdsskolan", "byskolan", "förskolan", "backens skola", "gymnasiet")
    number = 1
    while True:
        yield from (f"{tree}{kind}{f' {number}' if number > 1 else ''}" for kind in kinds for tree in trees)
        number += 1


def creators(count: int) -> list[str]:
    """Names of photographers, made up."""
    first = [
        "Kim", "Robin", "Alex", "Charlie", "Sam", "Love", "Tintin", "Mika", "Noa", "Elis", "Juno", "Lo", "Bo", "Vide", "Max",
    ]  # fmt: skip
    last = [
        "Sund", "Ek", "Berg", "Lind", "Ström", "Dal", "Holm", "Åkesson", "Öberg", "Ängman", "Sjögren", "Norrby", "Kvist", "Rask",
    ]  # fmt: skip
    return [f"{a} {b}" for b in last for a in first][:count]
