"""Which column of a class list is which: headings recognised in Swedish and English, below a title if there is one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from imagebank.core.words import fold
from imagebank.language import _
from imagebank.media.table_rows import Table
from imagebank.services.class_list_rows import FIELDS, LABELS

LANGUAGES = ("sv", "en")
TITLES = 5
"""Rows above the headings at most: a title, a date, an empty line."""

REACH = ("kontakt", "kontaktuppgift", "e-post", "epost", "e-postadress", "e-mail", "email", "mejl", "mejladress", "mail", "mailadress",
         "telefon", "telefonnummer", "tel", "tfn", "mobil", "mobilnummer", "mobiltelefon", "contact", "phone", "mobile")  # fmt: skip
"""Words for where somebody is reached; before or after whom it is."""

GUARDIAN = ("vårdnadshavare", "vårdnadshavarens", "vh", "målsman", "förälder", "guardian", "parent")
PUPIL = ("", "elev", "elevens", "pupil")


def plain(heading: str) -> str:
    """A heading without what differs between lists: capitals, punctuation, blanks."""
    return " ".join(re.sub(r"[^\w]+", " ", fold(heading)).split())


def recognised(headings: Sequence[str]) -> dict[str, int]:
    """Field → its column; of several that mean a field, the one that stands first in the field's list."""
    places = {plain(heading): place for place, heading in reversed(list(enumerate(headings)))}
    found: dict[str, int] = {}
    for field, known in _known().items():
        place = next((places[one] for one in known if one in places and places[one] not in found.values()), None)
        if place is not None:
            found[field] = place
    return found


def has_names(columns: Mapping[str, int]) -> bool:
    """Whether some column holds names."""
    return "name" in columns or {"first_name", "last_name"} <= set(columns)


def below_title(found: Table, mapped: Iterable[str] = ()) -> Table:
    """The table whose first row has its headings: a title above them is passed over.

    `mapped`: headings that the user named; a row with one of them is the row of headings too.
    """
    wanted = {plain(one) for one in mapped if one}
    if _is_head(found.headings, wanted):
        return found
    for at, row in enumerate(found.rows[:TITLES]):
        if _is_head(row.cells, wanted) and at + 1 < len(found.rows):
            return replace(found, headings=row.cells, rows=found.rows[at + 1 :])
    return found


def _is_head(cells: Sequence[str], wanted: set[str]) -> bool:
    return has_names(recognised(cells)) or bool(wanted & {plain(one) for one in cells})


@functools.cache
def _known() -> dict[str, tuple[str, ...]]:
    """Field → the headings that mean it, plain."""
    found: dict[str, tuple[str, ...]] = {}
    for field, said in FIELDS.items():
        more = [_(LABELS[field], lang) for lang in LANGUAGES]
        if field == "contact":
            more += list(_both((word, who) for word in REACH for who in PUPIL))
        elif field in ("guardian1_contact", "guardian2_contact"):
            whose = [f"{who} {field[8]}" for who in GUARDIAN] + [f"{who}{field[8]}" for who in GUARDIAN]
            whose += list(GUARDIAN) if field[8] == "1" else []
            more += list(_both((word, who) for word in REACH for who in whose))
        elif field in ("guardian1", "guardian2"):
            named = [f"{who} {field[8]}" for who in GUARDIAN] + [f"{who}{field[8]}" for who in GUARDIAN]
            more += [*named, *_both(("namn", one) for one in named)]
        found[field] = tuple(dict.fromkeys(plain(one) for one in (*said.split("|"), *more)))
    return found


def _both(pairs: Iterable[tuple[str, str]]) -> Iterable[str]:
    for one, other in pairs:
        yield f"{one} {other}"
        yield f"{other} {one}"
