"""What the files and their capture tell, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale

from imagebank.core.asset import Asset
from imagebank.core.errors import N_
from imagebank.core.fields import PICK_WORDS
from imagebank.desktop.parts.words import length, number
from imagebank.language import _, ngettext

Fact = tuple[str, str]
_SHOWN = 14


def heading_of_several(assets: Sequence[Asset]) -> str:
    """`3 markerade`."""
    return ngettext("{n} markerad", "{n} markerade", len(assets)).format(n=number(len(assets)))


def file_line(assets: Sequence[Asset]) -> str:
    """`Bild · JPEG · 4,2 MB`, or `2 bilder · 1 film`."""
    if len(assets) == 1:
        file = assets[0].file
        kind = _("Film") if assets[0].media == "film" else _("Bild")
        return " · ".join([kind, file.format, size_words(file.bytes)])
    films = sum(asset.media == "film" for asset in assets)
    pictures = len(assets) - films
    words = [ngettext("{n} bild", "{n} bilder", pictures).format(n=number(pictures))] if pictures else []
    words += [ngettext("{n} film", "{n} filmer", films).format(n=number(films))] if films else []
    return " · ".join(words)


def size_words(size: int) -> str:
    """Bytes as people read them, in the window's language."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def fact_rows(assets: Sequence[Asset], *, short: bool = False) -> tuple[Fact, ...]:
    """Pairs of words: of one asset, or those of several where they agree; `short`: what a reader asks for."""
    found: list[Fact] = []
    for words, of in _FACTS:
        if short and words not in _SHORT:
            continue
        values = {of(asset) for asset in assets}
        value = values.pop() if len(values) == 1 else _("Flera värden")
        if value:
            found.append((_(words), value))
    return tuple(found if len(assets) == 1 else [fact for fact in found if fact[0] != _("Id")][:_SHOWN])


def captured_words(asset: Asset) -> str:
    """When it was taken, to the minute."""
    return (asset.captured_at or "").replace("T", " ")[:16]


def _camera(asset: Asset) -> str:
    make, model = asset.camera.make or "", asset.camera.model or ""
    return model if make and model.startswith(make) else " ".join(filter(None, (make, model)))


def pixel_words(asset: Asset) -> str:
    """`6000 × 4000`."""
    file = asset.file
    return f"{file.width} × {file.height}" if file.width and file.height else ""


def _length(asset: Asset) -> str:
    return length(asset.file.duration_s) if asset.file.duration_s is not None else ""


_SHORT = frozenset({"Fotografering", "Tagen", "Mått", "Längd"})

_FACTS: tuple[tuple[str, Callable[[Asset], str]], ...] = (
    (N_("Fotografering"), lambda asset: asset.shoot or ""),
    (N_("Tagen"), captured_words),
    (N_("Kamera"), _camera),
    (N_("Mått"), pixel_words),
    (N_("Längd"), _length),
    (N_("Urval"), lambda asset: _(PICK_WORDS[asset.pick]) if asset.pick != "none" else ""),
    (N_("Sidor"), lambda asset: str(asset.file.pages) if (asset.file.pages or 1) > 1 else ""),
    (N_("Fil"), lambda asset: asset.file.name),
    (N_("Originalet"), lambda asset: asset.reference or _("I banken")),
    (N_("Inhämtad"), lambda asset: asset.imported_at[:10]),
    (N_("Nyckelord i filen"), lambda asset: ", ".join(asset.keywords)),
    (N_("Id"), lambda asset: asset.id),
)
