"""Parts of registered names, alone: a first name or a surname that stands in a text may be somebody, or a bear or a stone.

A weaker list than `naming`'s: only told as possible, and replaced only in an asset and for a person that somebody named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords
from imagebank.services.library import Library
from imagebank.services.naming import NameFound, folded, names_in_bank, put_pseudonyms, whole_names, with_patterns

PARTICLES = frozenset(
    {"al", "af", "av", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "van", "von"}
)
"""Words of names that are words of any text."""


def possible_names(library: Library, sure: Sequence[NameFound] | None = None) -> list[NameFound]:
    """Where a single word of a registered name stands; where the whole name was found (`sure`) is left out.

    Raises Refused where the vault is closed.
    """
    known = {(one.asset, one.field, one.person) for one in (names_in_bank(library) if sure is None else sure)}
    found = with_patterns(library, _patterns(library))
    return [one for one in found if (one.asset, one.field, one.person) not in known]


def replace_possible(library: Library, named: Iterable[tuple[str, str]]) -> Changes:
    """Put the pseudonym in the place of a name's parts, in the (asset, person) pairs named and nowhere else.

    Raises WrongWords for a pair where no part was found; then nothing is replaced.
    """
    wanted = list(dict.fromkeys(named))
    found = {(one.asset, one.person): one for one in possible_names(library)}
    for asset, person in wanted:
        if (asset, person) not in found:
            raise WrongWords(
                "NO_SUCH_NAME", N_("Ingen del av namnet på {person} står i {asset}. Ingenting har bytts ut."), person=person, asset=asset
            )  # fmt: skip
    return put_pseudonyms(library, [found[pair] for pair in wanted], _patterns(library))


def _patterns(library: Library) -> Mapping[str, re.Pattern[str]]:
    made = {}
    for person, names in whole_names(library).items():
        words = {word for name in names for word in re.findall(r"[^\W\d_]{2,}", folded(name)) if word not in PARTICLES}
        if words:
            either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
            made[person] = re.compile(rf"(?<![^\W\d_])(?:{either})s?(?![^\W\d_])")
    return made
