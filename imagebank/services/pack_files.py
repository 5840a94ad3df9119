"""The files of a pack beside its renditions: every form of it, each from the one description (docs/pack.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from imagebank import __version__
from imagebank.core.description import Description
from imagebank.core.pack import Pack
from imagebank.media import contact_sheet
from imagebank.paths import RESOURCES
from imagebank.services import logbook, pack_data, pack_page, pack_usage
from imagebank.services.describing_pack import describe
from imagebank.services.library import Library
from imagebank.services.rendering import RenderedItem

SLIDES = RESOURCES / "slides" / "mall.pptx"
OWN_SLIDES = "mall.pptx"
"""What a library's own slide template is called, in the library's folder."""


def write(library: Library, pack: Pack, items: Sequence[RenderedItem], data: Path) -> None:
    """Write every accompanying file into the payload folder `data`. One that cannot be written raises: nothing leaves then."""
    description = describe(library, pack, items)
    for write_form in forms(library).values():
        write_form(description, data)


def forms(library: Library) -> dict[str, Callable[[Description, Path], None]]:
    """File name → what writes it, given the description and the payload folder."""
    from imagebank.media import picture_list, slides  # read in when first needed: the window opens sooner

    return {
        "manifest.json": partial(pack_data.write_manifest, ledger=logbook.head(library)),
        "metadata.csv": pack_data.write_table,
        pack_usage.NAME: pack_usage.write,
        pack_page.NAME: pack_page.write,
        slides.NAME: partial(slides.write, template=slide_template(library)),
        picture_list.NAME: picture_list.write,
        contact_sheet.NAME: contact_sheet.write,
    }


def slide_template(library: Library) -> Path:
    """The library's own slide template where it has one, else ours."""
    own = library.root / OWN_SLIDES
    return own if own.is_file() else SLIDES


def bag_info(library: Library, pack: Pack) -> dict[str, str]:
    """The bag's own description, by the standard's names."""
    return {
        "Source-Organization": str(library.setting("organisation")),
        "Contact-Email": str(library.setting("contact")),
        "External-Identifier": pack.id,
        "External-Description": pack.title,
        "Bagging-Date": pack.made_at[:10],
        "Bag-Software-Agent": f"imagebank {__version__}",
    }
