"""Pulls one picture: an advisor takes it for a presentation. Decided at that moment, rendered, kept in the ledger.

A pull is a pack of its own kind (`core.pack`): issued at once, without an approver, so that withdrawals, places and traces
find it as they find packs.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from imagebank.core.actor import Actor
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.pack import Pack, PackItem
from imagebank.core.reasons import REASONS
from imagebank.core.use import Use
from imagebank.language import _
from imagebank.media.worker import Decoder
from imagebank.services.describing_pack import describe
from imagebank.services.issuing import files_of
from imagebank.services.library import Library, changes_since, last_change, now
from imagebank.services.ordering import check_words
from imagebank.services.pack_files import slide_template
from imagebank.services.packing import Item, Order, Refusal
from imagebank.services.rendering import RenderedItem, credit_of, render_item
from imagebank.services.sorting_out import sort_out
from imagebank.services.writing import not_written
from imagebank.store import ledger, pack_items, packs
from imagebank.store import settings as setting_table
from imagebank.store.engine import Connection

PRESET = "presentation"


@dataclass(frozen=True, slots=True)
class Pulled:
    """What was taken: its number, its files (picture or film first, then captions), credit and alternative text to go with it."""

    number: str
    asset: str
    files: tuple[Path, ...]
    credit: str
    alt: str
    last_day: str | None
    changes: Changes = Changes()


def pull(
    library: Library,
    asset: str,
    use: Use,
    folder: Path,
    preset: str = PRESET,
    *,
    as_slides: bool = False,
    asked: date | None = None,
) -> Pulled:
    """Make the rendition of one asset in `folder` for `use` (its title says what for) and keep that it was taken.

    `as_slides` puts a PPTX beside it in which the picture has its alternative text and credit, which no clipboard carries.
    `asked` is the day on which it is taken: a pull is never dated before it. Every role may. Raises Refused with the reasons where the picture may not be used so now, WrongWords for unknown words,
    FileProblem where the original or the folder fails; nothing is kept and nothing left behind then.
    """
    order = Order((asset,), use, folder, renditions=(preset,), asked=asked)
    check_words(library, order)
    item = _decided(library, order)
    with tempfile.TemporaryDirectory(prefix="imagebank-pull-") as aside, Decoder() as decoder:
        rendered = render_item(library, order, item, Path(aside), decoder)
        before = last_change(library)
        written: list[Path] = []
        try:
            with library.usage() as db:
                pack = _keep(library, db, order, rendered)
                names = [*(file.path for file in rendered.files), *rendered.captions.values()]
                if as_slides:
                    names.append(_slides(library, pack, rendered, Path(aside)))
                written += _moved(Path(aside), names, folder)
        except BaseException:
            for path in written:
                path.unlink(missing_ok=True)
            raise
    alt = item.alt.get(use.language) or item.alt.get("sv") or next(iter(item.alt.values()), "")
    last_day = item.last_day.isoformat() if item.last_day else None
    return Pulled(
        pack.id, asset, tuple(written), credit_line(item), alt, last_day, changes_since(library, before)
    )  # fmt: skip


def credit_line(item: Item) -> str:
    """The credit to write beside the picture: as recorded, else who made it."""
    rights = item.asset.rights
    if rights and rights.credit:
        return rights.credit
    made = _("Foto: {credit}") if item.asset.media == "foto" else _("Film: {credit}")
    credit = credit_of(item.asset)
    return made.format(credit=credit) if credit else ""


def _decided(library: Library, order: Order) -> Item:
    found = sort_out(library, order)
    if found.items:
        item = found.items[0]
        if not item.renditions:
            raise WrongWords("BAD_RENDITION", N_("Det finns ingen utgåva ”{names}”."), names=order.renditions[0])
        return item
    raise Refused("MAY_NOT_BE_USED", N_("Bilden får inte användas så: {why}"), why=_reasons(found.refused[0]))


def _reasons(refusal: Refusal) -> str:
    """Why not, in words: each reason once, nobody by pseudonym."""
    codes = dict.fromkeys(one.code for one in refusal.findings)
    return " ".join(_(REASONS[code].says) for code in codes)


def _slides(library: Library, pack: Pack, rendered: RenderedItem, aside: Path) -> str:
    """Write the picture as slides, named as its file is."""
    from imagebank.media import slides  # read in when first needed: the window opens sooner

    slides.write(describe(library, pack, [rendered]), aside, slide_template(library))
    name = Path(rendered.files[0].path).with_suffix(".pptx").name
    (aside / slides.NAME).rename(aside / name)
    return name


def _keep(library: Library, db: Connection, order: Order, rendered: RenderedItem) -> Pack:
    """Keep the pull inside the write, decided once more."""
    again = sort_out(library, order)
    if not again.items or again.items[0] != rendered.item:
        raise Refused("MAY_NOT_BE_USED", N_("Beslutet ändrades just. Bilden har inte hämtats. Försök igen."))
    who, use, item = _who(library), order.use, rendered.item
    number = packs.next_id(db, use.date.year, "U")
    alt = item.alt.get(use.language, next(iter(item.alt.values()), ""))
    kept = PackItem(item.asset.id, alt, item.verdict.severity.name, item.verdict.codes, item.identifier)
    pack = Pack(
        id=number, title=use.title.strip(), status="issued", channel=use.channel, purpose=use.purpose,
        date=use.date.isoformat(), language=use.language, territory=use.territory, author=who, made_at=now(),
        recipient=who, last_day=item.last_day.isoformat() if item.last_day else None, items=(kept,),
        renditions=order.renditions, kind="pull",
    )  # fmt: skip
    packs.insert(db, pack)
    pack_items.put_step(db, number, "issued", who)
    pack_items.put_files(db, files_of(number, rendered))
    if setting_table.actor(db, who) is None and who == library.actor.name:
        setting_table.put_actor(db, Actor(who, library.actor.role))
    ledger.append(db, who, "pull", number, asset=item.asset.id, channel=use.channel, purpose=use.purpose)
    return pack


def _who(library: Library) -> str:
    """Curators by name; advisors by their unit, unless the bank is set to name them (research/domain.md, 5.2)."""
    if library.actor.may_write or library.setting("name_advisors"):
        return library.actor.name
    return str(library.setting("unit")) or _("rådgivare")


def _moved(aside: Path, names: Sequence[str], folder: Path) -> list[Path]:
    """The files, moved into the folder under names that are free there."""
    moved: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in names:
            target = _free(folder / Path(path).name)
            shutil.copyfile(aside / path, target)
            moved.append(target)
    except OSError as error:
        for one in moved:
            one.unlink(missing_ok=True)
        raise not_written(folder, error) from error
    return moved


def _free(path: Path) -> Path:
    """The path, or one with a number behind: a picture taken twice does not overwrite what somebody works with."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
