"""One row of a class list: its fields, and how a row becomes a person with a card. Complaints never repeat what a row says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from imagebank.core.card import Card, Guardian
from imagebank.core.errors import N_, WrongWords
from imagebank.core.people import Person
from imagebank.core.words import fold
from imagebank.media.table_rows import Row
from imagebank.services.registering import check_birth_month

FIELDS: dict[str, str] = {
    "name": "namn|elevens namn|elev|name|pupil|full name",
    "first_name": "förnamn|tilltalsnamn|first name|given name",
    "last_name": "efternamn|last name|surname|family name",
    "role": "roll|role",
    "birth_month": "personnummer|personnr|pers.nr|födelsemånad|född|födelsedatum|födelsetid|birth month|month of birth|born|date of birth|birthday",
    "contact": "kontakt|e-post|epost|telefon|contact|email|e-mail|phone",
    "guardian1": "vårdnadshavare 1|vårdnadshavare|målsman 1|målsman|guardian 1|guardian|parent 1",
    "guardian1_contact": "kontakt vårdnadshavare 1|e-post vårdnadshavare 1|telefon vårdnadshavare 1|guardian 1 contact|guardian 1 email",
    "guardian1_birth_month": "vårdnadshavare 1 födelsemånad|född vårdnadshavare 1|vårdnadshavare 1 född|guardian 1 born|guardian 1 birth month",
    "guardian2": "vårdnadshavare 2|målsman 2|guardian 2|parent 2",
    "guardian2_contact": "kontakt vårdnadshavare 2|e-post vårdnadshavare 2|telefon vårdnadshavare 2|guardian 2 contact|guardian 2 email",
    "guardian2_birth_month": "vårdnadshavare 2 födelsemånad|född vårdnadshavare 2|vårdnadshavare 2 född|guardian 2 born|guardian 2 birth month",
    "guardians": "antal vårdnadshavare|number of guardians|guardians",
    "protected": "skyddade personuppgifter|skyddad identitet|protected identity|protected",
}  # fmt: skip
"""Field → headings that mean it, in Swedish and English."""

LABELS: dict[str, str] = {
    "name": N_("Namn"), "first_name": N_("Förnamn"), "last_name": N_("Efternamn"), "role": N_("Roll"),
    "birth_month": N_("Födelsemånad"), "contact": N_("Kontakt"), "guardian1": N_("Vårdnadshavare 1"),
    "guardian1_contact": N_("Kontakt vårdnadshavare 1"), "guardian1_birth_month": N_("Född vårdnadshavare 1"), "guardian2": N_("Vårdnadshavare 2"),
    "guardian2_contact": N_("Kontakt vårdnadshavare 2"), "guardian2_birth_month": N_("Född vårdnadshavare 2"), "guardians": N_("Antal vårdnadshavare"),
    "protected": N_("Skyddade personuppgifter"),
}  # fmt: skip
"""Field → its words; the headings of the template to hand out."""

ROLES = {"elev": "elev", "pupil": "elev", "student": "elev", "personal": "personal", "lärare": "personal", "staff": "personal",
         "teacher": "personal", "förälder": "foralder", "parent": "foralder", "skådespelare": "skadespelare", "modell": "skadespelare",
         "model": "skadespelare"}  # fmt: skip
BIRTHS = (
    r"(?P<year>(?:19|20)\d{2})-?(?P<month>\d{2})(?:-?(?P<day>\d{2})(?:[-+ ]?\d{4})?)?(?: 00:00:00)?",
    r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})",
)
YES = frozenset({"ja", "yes", "x", "1", "sant", "true"})
SHORT = r"(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:(?P<sign>[-+ ]?)\d{4})?"
"""Ten digits, or the six of the day: the century is told by the age, and by the + of who has turned 100."""

COORDINATION = 60
"""What is added to the day in a coordination number."""

GUARDIAN_LEAST = 13
"""Years by which a guardian is older than the child."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row understood: who is to be registered. `number` is the row as the spreadsheet shows it."""

    number: int
    person: Person
    card: Card


def entry_of(row: Row, columns: Mapping[str, int], today: date) -> Entry:
    """Read one row. Raises WrongWords with what is wrong, without the row's content."""

    def cell(field: str) -> str:
        place = columns.get(field)
        return " ".join(row.cells[place].split()) if place is not None and place < len(row.cells) else ""

    name = cell("name") or " ".join(part for part in (cell("first_name"), cell("last_name")) if part)
    if not name:
        raise WrongWords("NO_NAME_IN_ROW", N_("Namnet saknas."))
    role = ROLES.get(cell("role").casefold() or "elev")
    if role is None:
        raise WrongWords(
            "BAD_ROLE", N_("Rollen går inte att känna igen. Skriv elev, personal, förälder eller skådespelare.")
        )
    month = check_birth_month(_month(cell("birth_month"), today), today)
    guardians = tuple(
        Guardian(f"G{n}", cell(f"guardian{n}"), cell(f"guardian{n}_contact")) for n in (1, 2) if cell(f"guardian{n}")
    )
    if any(fold(one.name) == fold(name) for one in guardians):
        raise WrongWords("OWN_GUARDIAN", N_("Personen står som sin egen vårdnadshavare."))
    for n in (1, 2):
        _check_guardian(month, check_birth_month(_month(cell(f"guardian{n}_birth_month"), today), today))
    adult = role != "elev" and month is None
    person = Person(
        "", role, month, adult, None if adult else _count(cell("guardians"), len(guardians)),
        protected=cell("protected").casefold() in YES,
    )  # fmt: skip
    return Entry(row.number, person, Card(name, cell("contact"), guardians))


def _check_guardian(child: str | None, guardian: str | None) -> None:
    """A guardian's month is compared and not kept. Raises WrongWords where it cannot be."""
    if child and guardian and int(child[:4]) - int(guardian[:4]) < GUARDIAN_LEAST:
        raise WrongWords(
            "YOUNG_GUARDIAN",
            N_("Vårdnadshavaren är för ung, eller yngre än barnet. Kontrollera födelsemånaderna på raden."),
        )


def _month(text: str, today: date) -> str | None:
    """A birth month out of 2014-05, 2014-05-17, 201405, 20140517-1234, 140517-1234, 17/5/2014 …; the rest of a date is not kept."""
    if not text:
        return None
    for pattern in BIRTHS:
        match = re.fullmatch(pattern, text)
        if match:
            return _checked(int(match["year"]), int(match["month"]), match["day"])
    match = re.fullmatch(SHORT, text)
    if match:
        year = today.year - (today.year - int(match["year"])) % 100 - (100 if match["sign"] == "+" else 0)
        if year == today.year and int(match["month"]) > today.month:
            year -= 100  # nobody is born later this year
        return _checked(year, int(match["month"]), match["day"])
    raise WrongWords("BAD_MONTH_IN_ROW", N_("Födelsemånaden går inte att läsa. Skriv som 2014-05."))


def _checked(year: int, month: int, day: str | None) -> str:
    number = int(day) if day else 1
    try:
        date(year, month, number - COORDINATION if number > COORDINATION else number)
    except ValueError as error:
        raise WrongWords(
            "NO_SUCH_DAY", N_("Födelsedatumet finns inte. Rätta det, eller skriv bara månaden, som 2014-05.")
        ) from error
    return f"{year:04}-{month:02}"


def _count(text: str, named: int) -> int | None:
    """How many have custody: as said; a list that names guardians does not say that there are no more."""
    if not text:
        return named if named == 2 else None
    if not text.isdecimal() or int(text) > 9 or int(text) < named:
        raise WrongWords("BAD_COUNT", N_("Antalet vårdnadshavare går inte ihop med raden."))
    return int(text)
