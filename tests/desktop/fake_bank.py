"""A believable bank for looking at the window while it is built and tested: values only, no services."""

from array import array
from datetime import date
from functools import lru_cache
from pathlib import Path

from imagebank.core.pack import ItemChoice
from imagebank.desktop.packs.dialog import PacksDialog
from imagebank.desktop.packs.new_pack import NewPackSheet
from imagebank.desktop.packs.values import (
    ALL,
    MINE,
    ItemValue,
    PackChoices,
    PackFields,
    PackRow,
    PackValue,
    PlaceValue,
    PresetValue,
    Remark,
)
from imagebank.desktop.take_in.values import GivenValue, ReportLine, TakeInPlan, TakeInReport
from imagebank.desktop.values import (
    SEVERAL,
    CellValue,
    Choice,
    ConceptValue,
    FacetGroup,
    FacetValue,
    FilterChip,
    InspectorValue,
    PackItemValue,
    PersonValue,
    ResultValue,
    SelectionValue,
    StatusValue,
    TickValue,
    UseValue,
)
from imagebank.language import _
from tests.desktop.drawings import picture

TITLES = (
    "Zonindelat klassrum med ljudabsorbenter",
    "Skolgård med lugn vrå",
    "Läshörna i skolbiblioteket",
    "Samarbete i mindre grupp",
    "Korridor med tydlig skyltning och låsbara skåp i färger",
    "Bildstöd vid tavlan",
    "Rast på skolgården",
    "Fåtölj för återhämtning",
    "Tre elever planerar ett arbete",
    "Kapprum utan köer",
    "Flexibla sittplatser",
    "Uteklassrum en höstdag",
)
STATES = (
    ("ok", "Samtycke till 2029-06"),
    ("ok", "Samtycke behövs inte"),
    ("ok", "Samtycke till 2028-12"),
    ("conditions", "Går ut om 41 dagar"),
    ("ok", "Samtycke till 2030-01"),
    ("review", "Behöver granskas"),
    ("ok", "Samtycke till 2029-06"),
    ("bad", "Samtycke återkallat"),
)
CHANNELS = (
    Choice("webb", "Webbplatsen spsm.se"),
    Choice("social", "Sociala medier"),
    Choice("tryck", "Tryck"),
    Choice("presentation", "Presentation som visas"),
    Choice("press", "Press"),
)
PURPOSES = (
    Choice("info", "Information och stödmaterial"),
    Choice("utbildning", "Utbildning"),
    Choice("press", "Press"),
)
DAY = date(2026, 9, 23)
PRESETS = (
    PresetValue("web", "Webb"),
    PresetValue("hero", "Webb, toppbild 16:9", (16, 9)),
    PresetValue("square", "Sociala medier, kvadrat", (1, 1)),
)
LANGUAGES = (Choice("sv", "Svenska"), Choice("en", "Engelska"))
CHOICES = PackChoices(CHANNELS, PURPOSES, LANGUAGES, tuple(Choice(one.key, one.label) for one in PRESETS))
VOCABULARY = (
    ConceptValue("ljud", "Ljudabsorbenter", "Fysisk lärmiljö", ("akustik", "ljudmiljö")),
    ConceptValue("zon", "Zonindelning", "Fysisk lärmiljö", ("zoner",)),
    ConceptValue("vraa", "Lugn vrå", "Fysisk lärmiljö", ("avskildhet",)),
    ConceptValue("bild", "Bildstöd", "Pedagogisk lärmiljö", ("piktogram", "visuellt stöd")),
    ConceptValue("struktur", "Lektionsstruktur", "Pedagogisk lärmiljö", ()),
    ConceptValue("kamrat", "Kamratsamarbete", "Social lärmiljö", ("grupparbete",)),
)


def cell(one: int) -> CellValue:
    tone, words = STATES[one * 5 % len(STATES)]
    title = TITLES[one % len(TITLES)]
    film = one % 7 == 4
    kind = "Film" if film else "Bild"
    spoken = f"{title}. {kind}. Fysisk lärmiljö. {words} på webbplatsen."
    return CellValue(one, title, "film" if film else "foto", tone, words, spoken, 40.0 + one % 300 if film else None)


def facets(checked: tuple[str, ...] = ("fysisk",)) -> tuple[FacetGroup, ...]:
    def group(key, words, *values, open_=True):
        made = (FacetValue(k, w, n, level, k in checked) for k, w, n, level in values)
        return FacetGroup(key, words, tuple(made), open_)

    return (
        group("larmiljo", "Lärmiljö", ("pedagogisk", "Pedagogisk", 4120, 0), ("social", "Social", 2310, 0), ("fysisk", "Fysisk", 6204, 0), ("ljud", "Ljudabsorbenter", 1406, 1), ("zon", "Zonindelning", 873, 1)),
        group("status", "Samtycke", ("giltigt", "Giltigt", 5214, 0), ("utgar", "Går ut inom 90 dagar", 312, 0), ("behovs_ej", "Behövs inte", 530, 0), ("saknas", "Saknas eller återkallat", 148, 0)),
        group("skolform", "Skolform", ("grund", "Grundskola", 3011, 0), ("anpassad", "Anpassad grundskola", 1206, 0), ("special", "Specialskola", 687, 0)),
        group("plats", "Plats", ("klassrum", "Klassrum", 2890, 0), ("korridor", "Korridor och trapphus", 402, 0), open_=False),
        group("typ", "Typ", ("foto", "Bild", 5820, 0), ("film", "Film", 384, 0)),
    )  # fmt: skip


def inspected(ids: tuple[int, ...]) -> InspectorValue | None:
    if not ids:
        return None
    first = cell(ids[0])
    if len(ids) > 1:
        return _several(ids)
    return InspectorValue(
        ids=ids,
        heading=first.title,
        file_line=f"{'Film · MP4' if first.media == 'film' else 'Bild · JPEG'} · 4,2 MB",
        status=_status(first),
        picture=ids[0],
        texts={
            "title": first.title,
            "caption": "Klassrummet är indelat i zoner för genomgång, enskilt arbete och samarbete.",
            "alt_sv": "Ett klassrum med bord i tre grupper. Ljudabsorbenter sitter på väggen bredvid tavlan.",
            "alt_en": "",
            "creator": "Lovisa Ek",
            "credit": "Foto: Lovisa Ek/SPSM",
            "licence_last_day": "2031-12-31",
        },
        visibility="ident",
        visibilities=_visibilities(),
        concepts=VOCABULARY[:3],
        channels=tuple(TickValue(c.key, c.label, c.key != "press") for c in CHANNELS),
        people=(
            PersonValue("a1", "P-0142", "elev", "ok", "Samtycke till 2029-06-30"),
            PersonValue("a2", "P-0077", "personal", "conditions", "Samtycke går ut om 41 dagar"),
        ),
        facts=(("Fotograf", "Lovisa Ek"), ("Plats", "Ekskolan, Örebro"), ("Tagen", "14 juni 2026"), ("Storlek", "6000 × 4000"), ("Fotografering", "Ekskolan juni 2026")),
    )  # fmt: skip


def _several(ids):
    return InspectorValue(
        ids=ids,
        heading=f"{len(ids)} markerade",
        file_line="2 bilder · 1 film",
        status=StatusValue("ok", "Alla får användas på webbplatsen", ("Det första samtycket går ut 2028-12-31.",)),
        texts={"title": SEVERAL, "caption": SEVERAL, "alt_sv": SEVERAL, "alt_en": SEVERAL, "creator": "Lovisa Ek", "credit": "Foto: Lovisa Ek/SPSM", "licence_last_day": SEVERAL},
        visibility=SEVERAL,
        visibilities=_visibilities(),
        concepts=VOCABULARY[:1],
        channels=tuple(TickValue(c.key, c.label, None if c.key == "tryck" else True) for c in CHANNELS),
        facts=(("Fotograf", "Lovisa Ek"), ("Plats", "Flera värden")),
    )  # fmt: skip


def _status(value: CellValue) -> StatusValue:
    words = {
        "ok": (("Gäller webbplatsen i dag. Två personer i bild.",), ()),
        "conditions": (("Samtycket för P-0077 går ut 2026-11-03.",), ("Ange ett slutdatum, eller be om ett nytt samtycke.",)),
        "review": (("En andra granskare har inte bekräftat att ingen känns igen.",), ("Be en kollega granska bilden.",)),
        "bad": (("Samtycket för P-0077 är återkallat.",), ("Använd en version där personen är täckt, eller välj en annan bild.",)),
    }[value.tone]  # fmt: skip
    return StatusValue(value.tone, value.status_word, *words)


def _visibilities():
    return (Choice("na", "Inte bedömt"), Choice("none", "Inga personer"), Choice("unident", "Personer som inte går att känna igen"), Choice("ident", "Personer som går att känna igen"))  # fmt: skip


def pack_items(ids) -> list[PackItemValue]:
    made = []
    for one in ids:
        value = cell(one)
        status = _status(value)
        reasons = status.reasons if value.tone != "ok" else ()
        made.append(PackItemValue(one, value.title, value.tone, value.status_word, reasons, status.mend))
    return made


def item_value(one: int, **changes) -> ItemValue:
    value = cell(one)
    base = {
        "choice": ItemChoice(), "own_alt": "Ett klassrum med bord i tre grupper.", "own_caption": "Zoner för samarbete.",
        "presets": PRESETS, "usual": ("web",), "size": (1500, 1000), "duration_s": value.duration_s,
        "remarks": (Remark("Avsluta med punkt, så att skärmläsaren gör en paus."),) if one % 2 else (),
    }  # fmt: skip
    return ItemValue(one, value.title, value.media, _status(value), **{**base, **changes})


def pack_value(ids=range(9), **changes) -> PackValue:
    """A draft in the workshop, believable to look at."""
    base = {
        "items": tuple(map(item_value, ids)), "acts": ("delete", "copy", "submit"), "choices": CHOICES,
        "history": ("2026-09-23 10:12: Påbörjat, Anna Berg.",), "places": (PlaceValue("a", "spsm.se/rum", "Webbadress"),),
        "sentence": "Skriv texterna.",
    }  # fmt: skip
    fields = PackFields("Tillgängliga klassrum, hösten 2026", "webb", "info", DAY, "sv", "", DAY)
    base |= {
        "id": "P2026-0014",
        "fields": fields,
        "status": "draft",
        "icon": "file-pen",
        "ink": "text",
        "status_word": "Utkast",
    }
    return PackValue(**{**base, **changes})


def packs_dialog(window) -> PacksDialog:
    made = PacksDialog(window, window.thumbnails, window.thumbnails, DAY)
    rows = [
        PackRow(f"P{n}", f"Paket {n}", "file-pen", "text", "Utkast", "Egen webb", frozenset((ALL, MINE)))
        for n in (1, 2)
    ]
    made.show_rows(rows)
    return made


def report() -> TakeInReport:
    return TakeInReport(
        214,
        (ReportLine("DSC_0412.JPG", "Samma fil finns som Läshörna i skolbiblioteket."),),
        (
            ReportLine("IMG_2291.HEIC", "Filen är trasig: den slutar mitt i bilden. Kopiera den igen från kameran."),
            ReportLine("anteckningar.docx", "Inte en bild eller film."),
        ),
        similar=(ReportLine("DSC_0500.JPG", "Liknar Läshörna i skolbiblioteket."),),
        companions=(ReportLine("Film 3.sv.vtt", "Hör till Film 3."),),
        id="7k2m9qxw4dnp",
    )


def plan(*paths: str) -> TakeInPlan:
    return TakeInPlan(tuple(map(Path, paths)), "Ekskolan juni 2026", {"creator": GivenValue("Lovisa Ek")})


class Bank:
    """Plays the part of the services: answers every intention with values."""

    def __init__(self, window, rows: int, empty: bool = False):
        self.window = window
        self.edits = []
        self.ids = array("q", [] if empty else range(rows))
        window.model.fetch_with(lambda ids: {one: cell(one) for one in ids})
        window.thumbnails.fetch_with(lru_cache(maxsize=200)(lambda one: picture(one % 60)))
        window.inspector.offer_concepts(VOCABULARY)
        window.inspector.edited.connect(self.edited)
        window.page.toolbar.offer_sorts((Choice("new", _("Senast tillagd")), Choice("title", _("Titel"))), "new")
        window.page.grid.selection_changed.connect(self.selected)
        window.selection_bar.pack_wanted.connect(self.pack)
        window.facets.show_facets(() if empty else facets())
        window.facets.show_use(UseValue(CHANNELS, "webb", date(2026, 9, 23), False, 5744))
        window.model.show_ids(self.ids)
        chips = () if empty else (FilterChip("larmiljo", "fysisk", "Lärmiljö: Fysisk"),)
        heading = _("Alla bilder och filmer")
        window.page.show_result(ResultValue(heading, len(self.ids), 0 if empty else 12480, chips, empty))

    def edited(self, ids, changes):
        self.edits.append((ids, changes))

    def selected(self):
        ids = tuple(self.window.page.grid.selected_ids()[:100].tolist())
        count = self.window.page.grid.selected_count()
        sentence = _("Alla får användas på webbplatsen") if count else ""
        self.window.selection_bar.show_selection(SelectionValue(count, "ok", sentence))
        self.window.inspector.show_value(inspected(ids))

    def pack(self):
        ids = tuple(self.window.page.grid.selected_ids().tolist())
        self.dialog = NewPackSheet(self.window, len(ids), CHOICES, PackFields("", "webb", "info", DAY, "sv"))
        self.dialog.open()


def feed(window, rows: int = 6204, empty: bool = False) -> Bank:
    return Bank(window, rows, empty)
