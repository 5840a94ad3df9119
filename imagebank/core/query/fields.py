"""The fields of the query language in one table: names in Swedish and English, the kind of value, help and an example.

Reading, writing, completion in the search box and docs/query.md follow this table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from imagebank.core.errors import N_
from imagebank.core.words import fold

Kind = Literal[
    "concept", "words", "choice", "rating", "pixels", "duration", "past", "ahead", "status", "channel", "id", "ids",
    "hash", "language",
]  # fmt: skip
"""What a value is: `past` and `ahead` are dates, told from today backwards and forwards; `duration` is in seconds."""

Choices = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class QueryField:
    """One field: its one name, what people write (`sv[0]` is how it is written out), its kind, `help` and an example.

    `choices` belong to the kind `choice`: the value's one name and the words for it, the Swedish first.
    """

    name: str
    sv: tuple[str, ...]
    en: tuple[str, ...]
    kind: Kind
    help: str
    example: str
    choices: Choices = ()

    @property
    def written(self) -> tuple[str, ...]:
        """Every name that people write, the one we write out first."""
        return tuple(dict.fromkeys((*self.sv, *self.en)))


MEDIA: Choices = (("foto", ("foto", "bild", "photo", "image", "picture")), ("film", ("film", "video")))
ORIENTATIONS: Choices = (
    ("portrait", ("stående", "portrait")),
    ("landscape", ("liggande", "landscape")),
    ("square", ("kvadrat", "square")),
)
VISIBILITIES: Choices = (
    ("none", ("inga", "ingen", "none", "nobody")),
    ("unident", ("oidentifierbara", "unidentifiable")),
    ("ident", ("identifierbara", "identifiable")),
    ("na", ("obedömt", "unassessed")),
)
MISSING: Choices = (
    ("alt", ("alt", "alternativtext")),
    ("title", ("titel", "title")),
    ("caption", ("bildtext", "caption")),
    ("rights", ("rättigheter", "rights")),
    ("captions", ("undertexter", "captions", "subtitles")),
    ("concepts", ("ämnesord", "concepts")),
)
PICKS: Choices = (
    ("picked", ("utvald", "utvalda", "picked")),
    ("rejected", ("bortvald", "bortvalda", "rejected")),
    ("none", ("utan", "ingen", "none")),
)

SCHEME_FIELDS = (
    ("larmiljo", ("miljö", "lärmiljö"), ("environment",), N_("Lärmiljö, med allt som är smalare"), "miljö:fysisk"),
    ("skolform", ("skolform",), ("school",), N_("Skolform"), "skolform:grundskola"),
    ("plats", ("plats",), ("place",), N_("Rum eller plats"), "plats:skolgård"),
    ("tema", ("tema",), ("theme",), N_("Tema"), "tema:närvaro"),
    ("behov", ("behov",), ("need",), N_("Behov som miljön är utformad för"), "behov:tidsuppfattning"),
    ("insats", ("insats",), ("intervention",), N_("Insats och stödnivå"), "insats:främjande"),
    ("malniva", ("målnivå",), ("level",), N_("Målnivå"), "målnivå:rektor"),
    ("mediatyp", ("mediatyp",), ("mediatype",), N_("Slag av bild eller film"), "mediatyp:planritning"),
)
"""The vocabulary's schemes that people ask by."""

LACKING: Choices = MISSING + tuple(
    (scheme, (*sv, *en)) for scheme, sv, en, _help, _example in SCHEME_FIELDS if scheme != "mediatyp"
)
"""What `saknar:` asks for: a text or right, or any concept of a scheme. What kind of media a file is, it always has."""


def _table() -> Iterable[QueryField]:
    for scheme, sv, en, help, example in SCHEME_FIELDS:
        yield QueryField(scheme, sv, en, "concept", help, example)
    yield from (
        QueryField("concept", ("begrepp", "ämnesord"), ("concept",), "concept", N_("Ämnesord, ur vilken lista som helst"), "begrepp:ljudmiljö"),
        QueryField("media", ("typ",), ("type",), "choice", N_("Foto eller film"), "typ:film", MEDIA),
        QueryField("usable", ("får", "kanal"), ("usable", "channel"), "channel", N_("Får användas i kanalen, i dag eller en annan dag"), "får:webb@2027-01-01"),
        QueryField("status", ("samtycke", "status"), ("consent",), "status", N_("Samtyckets status, eller när det utgår"), "samtycke:giltigt"),
        QueryField("expires", ("utgår",), ("expires",), "ahead", N_("Dag då något samtycke utgår"), "samtycke:utgår<30d"),
        QueryField("visibility", ("personer", "synlighet"), ("people", "visibility"), "choice", N_("Vilka som syns: inga, oidentifierbara, identifierbara, eller obedömt"), "personer:inga", VISIBILITIES),
        QueryField("person", ("person",), ("person",), "words", N_("Person, genom sin pseudonym"), "person:P-7K2MXA"),
        QueryField("title", ("titel",), ("title",), "words", N_("Ord i titeln"), "titel:klassrum"),
        QueryField("caption", ("bildtext",), ("caption",), "words", N_("Ord i bildtexten"), "bildtext:grupprum"),
        QueryField("alt", ("alt", "alternativtext"), ("alt",), "words", N_("Ord i alternativtexten"), "alt:skolgård"),
        QueryField("keyword", ("nyckelord",), ("keyword",), "words", N_("Nyckelord som följde med filen"), "nyckelord:workshop"),
        QueryField("missing", ("saknar",), ("missing",), "choice", N_("Saknar något som behövs"), "saknar:alt", LACKING),
        QueryField("language", ("språk",), ("language",), "language", N_("Har texter på språket"), "språk:en"),
        QueryField("creator", ("fotograf",), ("creator", "photographer"), "words", N_("Fotograf eller upphovsperson"), "fotograf:lind"),
        QueryField("shoot", ("fotografering",), ("shoot",), "words", N_("Ord i fotograferingens namn"), 'fotografering:"Ekskolan dag 2"'),
        QueryField("captured", ("tagen",), ("captured", "taken"), "past", N_("Dag då bilden togs"), "tagen:2026-11"),
        QueryField("imported", ("importerad",), ("imported",), "past", N_("Dag då bilden togs in i banken"), "importerad:<30d"),
        QueryField("rating", ("betyg",), ("rating",), "rating", N_("Betyg, 0 (inget) till 5"), "betyg:>=3"),
        QueryField("pick", ("urval",), ("pick",), "choice", N_("Utvald, bortvald eller utan urval"), "urval:utvald", PICKS),
        QueryField("length", ("längd",), ("length", "duration"), "duration", N_("Filmens längd"), "längd:<30s"),
        QueryField("orientation", ("riktning",), ("orientation",), "choice", N_("Stående, liggande eller kvadrat"), "riktning:stående", ORIENTATIONS),
        QueryField("width", ("bredd",), ("width",), "pixels", N_("Bredd i bildpunkter"), "bredd:>=1920"),
        QueryField("format", ("format",), ("format",), "words", N_("Filformat"), "format:jpeg"),
        QueryField("file", ("fil", "filnamn"), ("file", "filename"), "words", N_("Början på ord i filnamnet"), "fil:IMG_1234"),
        QueryField("like", ("liknar",), ("like",), "id", N_("Liknar en bild, genom dess id"), "liknar:k3m9x2a7pq4d"),
        QueryField("pack", ("paket", "bildpaket"), ("pack",), "words", N_("Ingår i ett bildpaket, genom id eller ord i titeln"), "paket:vårkonferens"),
        QueryField("collection", ("samling",), ("collection",), "words", N_("Ligger i en samling, genom dess namn"), 'samling:"Årsredovisning 2026"'),
        QueryField("id", ("id",), ("id",), "ids", N_("Bildens id, ett eller flera med komma mellan"), "id:k3m9x2a7pq4d"),
        QueryField("sha256", ("sha256",), ("sha256",), "hash", N_("Originalets kontrollsumma, eller början på den"), "sha256:9f86d081"),
    )  # fmt: skip


QUERY_FIELDS: dict[str, QueryField] = {field.name: field for field in _table()}
"""A field's one name → the field, in the order that help shows them."""

WRITTEN: dict[str, str] = {field.name: field.sv[0] for field in QUERY_FIELDS.values()}
"""The field's one name → how a query is written out."""

_PLAIN = str.maketrans("åäö", "aao")


def key(name: str) -> str:
    """A field's name as it is looked up: case, accents and å, ä, ö do not matter, a keyboard may lack them."""
    return fold(name).translate(_PLAIN)


FIELD_NAMES: dict[str, str] = {
    spelt: field.name
    for field in QUERY_FIELDS.values()
    for word in (field.name, *field.written)
    for spelt in (word, key(word))
}
"""What people write, in Swedish and English, also without å, ä and ö → the field's one name."""
