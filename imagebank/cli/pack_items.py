"""`imagebank pack add|remove|order|item`: what is in a pack, and what was chosen for each of it."""

from __future__ import annotations

import argparse
from dataclasses import replace

from imagebank.cli.options import UNCHANGED, Answer, Verb, opened
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, WrongWords
from imagebank.core.pack import ItemChoice, PackItem
from imagebank.language import _
from imagebank.services import drafting


def as_item(item: PackItem) -> str:
    """One item in a line: its asset and what was chosen."""
    choice = item.choice
    said = [
        item.asset, _("dekorativ") if choice.decorative else choice.alt or "", choice.caption or "",
        " ".join(choice.renditions),
        _("fokus {x} {y}").format(x=choice.focus[0], y=choice.focus[1]) if choice.focus else "",
        _("{start}–{end} s").format(start=choice.span[0], end=choice.span[1]) if choice.span else "",
        item.verdict,
    ]  # fmt: skip
    return "  ".join(part for part in said if part)


def _ids_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", help=_("Bildpaketets nummer"))
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("Bilder eller filmer, med id"))


def _said(words: argparse.Namespace, changes: Changes) -> Answer:
    done = _("{pack} är ändrat.").format(pack=words.pack) if changes.packs else _(UNCHANGED)
    return Answer({"pack": words.pack, "changed": bool(changes.packs)}, done)


def _add(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        return _said(words, drafting.add_items(library, words.pack, words.ids))


def _remove(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        return _said(words, drafting.remove_items(library, words.pack, words.ids))


def _order(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        return _said(words, drafting.put_in_order(library, words.pack, words.ids))


def _item_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", help=_("Bildpaketets nummer"))
    parser.add_argument("asset", metavar="ID", help=_("Bilden eller filmen"))
    parser.add_argument("--alt", help=_("Alternativtexten i det här sammanhanget; tom: bildens egen"))
    parser.add_argument("--caption", help=_("Bildtexten i det här sammanhanget; tom: ingen bildtext"))
    parser.add_argument(
        "--decorative", action=argparse.BooleanOptionalAction, default=None, help=_("Bilden säger inget här")
    )
    parser.add_argument(
        "--focus", nargs=2, type=float, metavar=("X", "Y"), help=_("Punkten som en beskärning behåller")
    )
    parser.add_argument("--rendition", action="append", metavar="R", help=_("Utgåvor av just den här"))
    parser.add_argument("--span", nargs=2, type=float, metavar=("S", "S"), help=_("Avsnittet av filmen, i sekunder"))
    parser.add_argument("--poster", type=float, metavar="S", help=_("Stillbildens tid, i sekunder"))
    parser.add_argument("--as-picture", action="store_true", help=_("Glöm allt som valts för den"))


def _item(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        pack = drafting.pack_of(library, words.pack)
        old = next((item.choice for item in pack.items if item.asset == words.asset), None)
        if old is None:
            raise WrongWords("NOT_IN_PACK", N_("{asset} ingår inte i {pack}."), asset=words.asset, pack=words.pack)
        new = ItemChoice() if words.as_picture else _chosen(words, old)
        return _said(words, drafting.choose(library, words.pack, words.asset, new))


def _chosen(words: argparse.Namespace, old: ItemChoice) -> ItemChoice:
    given = {
        "alt": words.alt or None if words.alt is not None else old.alt,
        "caption": old.caption if words.caption is None else words.caption,
        "decorative": old.decorative if words.decorative is None else words.decorative,
        "focus": tuple(words.focus) if words.focus else old.focus,
        "renditions": old.renditions if words.rendition is None else tuple(words.rendition),
        "span": tuple(words.span) if words.span else old.span,
        "poster_s": old.poster_s if words.poster is None else words.poster,
    }
    return replace(old, **given)


VERBS = {
    "add": Verb(N_("lägger bilder sist i ett utkast"), _ids_flags, _add),
    "remove": Verb(N_("tar bort bilder ur ett utkast"), _ids_flags, _remove),
    "order": Verb(N_("ställer bilderna i en ny ordning"), _ids_flags, _order),
    "item": Verb(N_("väljer alternativtext, beskärning och utgåvor för en bild i paketet"), _item_flags, _item),
}
