"""`imagebank collection list|show|make|add|remove|order|rename|delete`: assets gathered by hand under a name."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from imagebank.cli.options import UNCHANGED, Answer, Verb, add_use, command_of, opened, today
from imagebank.core.errors import N_
from imagebank.language import _, ngettext
from imagebank.services import collecting
from imagebank.services.library import Library


def _list_flags(parser: argparse.ArgumentParser) -> None:
    add_use(parser, channel_required=False)


def _list(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        counts = collecting.counts(library, today(words), words.channel)
        kept = collecting.collected(library)
    data = [asdict(one) | {"count": counts[one.id]} for one in kept]
    lines = [f"{one.name}  ({counts[one.id]})" for one in kept]
    return Answer({"collections": data}, "\n".join(lines) or _("Det finns inga samlingar."))


def _show(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        ids = collecting.items(library, words.name)
    return Answer({"ids": ids}, "\n".join(ids))


def _make(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        made = collecting.make(library, words.name, words.ids)
        return _told(library, made.id, _("Samlingen är gjord: {name}.").format(name=made.name))


def _add(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        n = collecting.add(library, words.name, words.ids)
        said = ngettext("{n} lades i samlingen.", "{n} lades i samlingen.", n).format(n=n) if n else _(UNCHANGED)
        return _told(library, words.name, said)


def _remove(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        n = collecting.take_out(library, words.name, words.ids)
        said = ngettext("{n} togs ur samlingen.", "{n} togs ur samlingen.", n).format(n=n) if n else _(UNCHANGED)
        return _told(library, words.name, said)


def _order_flags(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("place", type=int, metavar="N", help=_("Platsen i samlingen, 1 för den första"))
    _ids(parser, "+")


def _order(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        collecting.move(library, words.name, words.ids, words.place - 1)
        return _told(library, words.name, "")


def _rename_flags(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("new_name", metavar="NEW", help=_("Det nya namnet"))


def _rename(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        collecting.rename(library, words.name, words.new_name)
        return _told(library, words.new_name, "")


def _delete(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        gone = collecting.named(library, words.name)
        collecting.delete(library, gone.id)
    said = _("Samlingen är borttagen: {name}. Bilderna i den är kvar i banken.").format(name=gone.name)
    return Answer({"deleted": gone.id}, said)


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_("Samlingens namn eller id"))


def _ids(parser: argparse.ArgumentParser, many: str) -> None:
    parser.add_argument("ids", nargs=many, metavar="ID", help=_("Bilder eller filmer, med id"))


def _with_ids(many: str):  # noqa: ANN202 - flags of a verb
    def flags(parser: argparse.ArgumentParser) -> None:
        _name(parser)
        _ids(parser, many)

    return flags


def _told(library: Library, name: str, said: str) -> Answer:
    """The collection as it is now."""
    one = collecting.named(library, name)
    ids = collecting.items(library, one.id)
    return Answer({"collection": asdict(one), "ids": ids}, said or f"{one.name}  ({len(ids)})")


COMMAND = command_of(
    "collection", N_("samlar bilder och filmer under ett namn"), 'imagebank collection add "Årsredovisning 2026" 7k3mwq2p9xab',
    {
        "list": Verb(N_("visar samlingarna och hur mycket de rymmer"), _list_flags, _list),
        "show": Verb(N_("visar vad en samling rymmer, i dess ordning"), _name, _show),
        "make": Verb(N_("gör en samling"), _with_ids("*"), _make),
        "add": Verb(N_("lägger bilder och filmer sist i en samling"), _with_ids("+"), _add),
        "remove": Verb(N_("tar bilder och filmer ur en samling; de är kvar i banken"), _with_ids("+"), _remove),
        "order": Verb(N_("flyttar bilder och filmer i en samling"), _order_flags, _order),
        "rename": Verb(N_("byter namn på en samling"), _rename_flags, _rename),
        "delete": Verb(N_("tar bort en samling; bilderna är kvar i banken"), _name, _delete),
    },
)  # fmt: skip
