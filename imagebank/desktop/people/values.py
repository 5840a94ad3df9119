"""What the register and the papers of persons show: worded, by pseudonym; names only where the vault is open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from imagebank.desktop.values import Choice


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in the register's list. `name` is empty with the vault closed; `shoots` are searched, not shown."""

    id: str
    role: str
    state: str
    last_day: str = ""
    pictures: int = 0
    name: str = ""
    shoots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """Everything about one person: a line of facts, then headings with their sentences."""

    id: str
    heading: str
    facts: tuple[str, ...] = ()
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class FormPerson:
    """Whom a form that came back belongs to: the signers and the channels that the form asked for; `words` is the name, if
    known, `last` the last day that was asked for."""

    id: str
    words: str
    signers: tuple[Choice, ...]
    channels: tuple[Choice, ...]
    code: str = ""
    last: date | None = None


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """What stands on a form that came back. `signatures`: key of a signer → yes or no; `until`: rather until this day."""

    person: str
    code: str
    channels: frozenset[str]
    flags: frozenset[str]
    signatures: tuple[tuple[str, str], ...]
    day: date
    diary_number: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ClassListValue:
    """A class list as read: heading → field, how many rows can be registered, those that cannot, and those of somebody `known`
    already (None: the vault is closed, nobody can tell); `examples` of the template's invented person are passed over."""

    headings: tuple[str, ...]
    columns: dict[str, str] = field(default_factory=dict)
    rows: int = 0
    broken: tuple[str, ...] = ()
    problem: str = ""
    known: int | None = None
    examples: int = 0
