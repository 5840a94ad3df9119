"""What the columns of somebody's table mean, by their headings in Swedish and English or as the user says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from imagebank.core.errors import N_, WrongWords, bad_value
from imagebank.core.fields import FIELDS, TEXT_LANGUAGES
from imagebank.core.words import fold
from imagebank.language import _
from imagebank.media.table_rows import Table

FILE, ID, SHA256, CONCEPTS, COPYRIGHT, LANGUAGE = "file", "id", "sha256", "concepts", "copyright", "language"
SIZE, TAKEN, FOLDER, SHOOT = "size", "date", "folder", "shoot"
KEYS = (ID, SHA256, FILE)
"""What a row says which picture it is about with."""

SETTLING = (SIZE, TAKEN, FOLDER, SHOOT)
"""What settles which picture is meant where two have the same name; nothing of it is written."""

NAMES: dict[str, str] = {
    FILE: "filnamn|fil|bildfil|originalfil|originalnamn|original|file name|filename|file|source file|original file name|image",
    ID: "id|bild-id|bildid|asset id|identifier|identifierare|imagebank id",
    SHA256: "sha256|sha-256|sha 256|kontrollsumma|checksum|hash|original_sha256",
    SIZE: "storlek|filstorlek|bytes|byte|size|file size",
    TAKEN: "datum|fotodatum|tagen|tidpunkt|date|date taken|captured|captured at|capture date",
    FOLDER: "mapp|katalog|sökväg|folder|directory|path",
    SHOOT: "fotografering|uppdrag|shoot|job",
    LANGUAGE: "språk|language|lang",
    CONCEPTS: "ämnesord|nyckelord|begrepp|taggar|etiketter|concepts|concept|keywords|keyword|tags|subjects",
    COPYRIGHT: "copyright|upphovsrätt|copyright notice",
    "title": "titel|title|rubrik|headline",
    "caption": "bildtext|beskrivning|caption|description",
    "alt": "alternativtext|alt-text|alttext|alt|alternative text|syntolkad text",
    "creator": "fotograf|upphovsperson|photographer|creator|author",
    "credit": "byline|kredit|bildkredit|credit|credit line",
    "rating": "betyg|stjärnor|rating|stars|xmp:rating",
    "pick": "urval|utvald|pick|flag|flagga",
    "persons_declared": "antal personer|personer antal|number of people|number of persons|people count",
    "licence_to": "licens till|licensen till|giltig till|licence to|license to|licence until|valid to",
    "licence_channels": "kanaler|licenskanaler|channels|licence channels",
}
"""Field → headings, in Swedish and English; a field's own name, its label and the label's English are headings too."""

PEOPLE = (
    "namn", "name", "names", "person", "personer", "people", "persons", "persons shown", "elev", "elever", "pupil",
    "pupils", "student", "students", "barn", "child", "children", "vårdnadshavare", "guardian", "modell", "model",
    "avbildad", "avbildade", "avbildade personer", "depicted", "depicted people", "person in image", "förnamn",
    "efternamn", "first name", "last name", "pseudonym", "personnummer",
)  # fmt: skip
"""Headings of columns with people's names (or other marks of them), which no table brings in."""

LANGUAGES = {"sv": "sv", "swe": "sv", "svenska": "sv", "swedish": "sv", "en": "en", "eng": "en", "engelska": "en", "english": "en"}  # fmt: skip
_BY_LANGUAGE = re.compile(rf"^(.+?)[\s_.:/–-]*[(\[\s_.:/–-]\s*({'|'.join(LANGUAGES)})\s*[)\]]?$")
FIELD_ORDER = (*KEYS, *SETTLING, LANGUAGE, *FIELDS, COPYRIGHT, CONCEPTS)


@dataclass(frozen=True, slots=True)
class Column:
    """One column with a meaning: its place from 0, its heading, its field, and the language of a text that names one."""

    place: int
    heading: str
    field: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that are understood; headings of the unknown ones, and of those that hold people's names."""

    known: tuple[Column, ...]
    unknown: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def of(self, field: str) -> int | None:
        """The place of a field's column (of a text: in whichever language), None where the table has none."""
        return next((column.place for column in self.known if column.field == field), None)


def columns(table: Table, mapping: Mapping[str, str] | None = None) -> Columns:
    """What each column means; `mapping` (field or field.language → heading) goes before what the headings say.

    Raises WrongWords where no column says which picture is meant, where two columns mean the same, where the mapping
    names an unknown field or heading, or would take people's names in.
    """
    given = dict(_mapped(table, field, heading) for field, heading in (mapping or {}).items())
    said = {(column.field, column.lang) for column in given.values()}
    known, unknown, people = [], [], []
    for place, heading in enumerate(table.headings):
        column = given.get(place) or _recognised(place, heading)
        if column is None:
            (people if _is_people(heading) else unknown).append(heading)
        elif place not in given and (column.field, column.lang) in said:
            unknown.append(heading)
        else:
            known.append(column)
    _check(known)
    return Columns(tuple(known), tuple(one for one in unknown if one), tuple(people))


def _mapped(table: Table, said: str, heading: str) -> tuple[int, Column]:
    field, _dot, lang = said.strip().casefold().partition(".")
    field = field if field in FIELD_ORDER else _fields().get(_plain(field), field)
    if field not in FIELD_ORDER or (lang and (not _is_text(field) or lang not in TEXT_LANGUAGES)):
        raise bad_value("--column", said, ", ".join(FIELD_ORDER))
    place = next((n for n, one in enumerate(table.headings) if _plain(one) == _plain(heading)), None)
    if place is None:
        raise WrongWords(
            "NO_COLUMN", N_("Tabellen {table} har ingen kolumn ”{heading}”. Den har: {headings}."),
            table=table.name, heading=heading, headings=", ".join(one for one in table.headings if one),
        )  # fmt: skip
    if _is_people(heading) and field != FILE:
        raise WrongWords(
            "PEOPLE_COLUMN",
            N_("Kolumnen ”{heading}” ser ut att ha namn på personer. Sådana tas inte in ur tabeller."), heading=heading,
        )  # fmt: skip
    return place, Column(place, table.headings[place], field, lang or None)


def _check(known: list[Column]) -> None:
    unsaid = None if any(column.field == LANGUAGE for column in known) else TEXT_LANGUAGES[0]
    seen: dict[tuple[str, str | None], Column] = {}
    for column in known:
        first = seen.setdefault((column.field, column.lang or unsaid), column)
        if first is not column:
            raise WrongWords(
                "TWO_COLUMNS",
                N_("Kolumnerna ”{one}” och ”{other}” betyder båda {field}. Byt namn på den ena, eller ange vilken med --column {field}=RUBRIK."),
                one=first.heading, other=column.heading, field=column.field,
            )  # fmt: skip
    if not any(column.field in KEYS for column in known):
        raise WrongWords(
            "NO_KEY_COLUMN",
            N_(
                "Ingen kolumn säger vilken bild raden gäller. Kalla den Filnamn, eller ange den med --column file=RUBRIK."
            ),
        )


def _recognised(place: int, heading: str) -> Column | None:
    plain = _plain(heading)
    if not plain:
        return None
    fields = _fields()
    if plain in fields:
        return Column(place, heading, fields[plain])
    found = _BY_LANGUAGE.match(heading.strip().casefold())
    field = fields.get(_plain(found[1])) if found else None
    return Column(place, heading, field, LANGUAGES[found[2]]) if found and field and _is_text(field) else None


def _is_text(field: str) -> bool:
    return field in FIELDS and FIELDS[field].kind == "text"


def _is_people(heading: str) -> bool:
    return _plain(heading) in {_plain(one) for one in PEOPLE}


def _plain(heading: str) -> str:
    """A heading as compared: folded letters and digits, nothing else."""
    return re.sub(r"[\W_]+", "", fold(heading))


@cache
def _fields() -> dict[str, str]:
    """Plain heading → field."""
    fields = {_plain(one): field for field, names in NAMES.items() for one in names.split("|")}
    for name, field in FIELDS.items():
        for said in (name, _(field.label, "sv"), _(field.label, "en")):
            fields.setdefault(_plain(said), name)
    return fields


def template_records() -> list[list[str]]:
    """Headings that `columns` understands, and one row as an example, in the language shown now."""
    example = {
        "title": _("Lugnt klassrum"), "caption": _("Klassrum med ljuddämpande väggar."),
        "alt": _("Ett tomt klassrum med bord i rader."), "creator": _("Fotografens namn"),
        "credit": _("Foto: Fotografens namn"),
    }  # fmt: skip
    row: list[tuple[str, str]] = [(_("Filnamn"), "IMG_0001.JPG")]
    for name, text in example.items():
        label = _(FIELDS[name].label)
        row += [(f"{label} ({lang})" if FIELDS[name].kind == "text" else label, text if lang == "sv" else "")
                for lang in (TEXT_LANGUAGES if FIELDS[name].kind == "text" else ("sv",))]  # fmt: skip
    row += [(_("Copyright"), ""), (_("Ämnesord"), "plats:klassrum; larmiljo:fysisk")]
    return [[heading for heading, _text in row], [text for _heading, text in row]]
