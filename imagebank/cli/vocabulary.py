"""`imagebank vocabulary list|show|add|rename|synonym|note|move|merge|deprecate|revive|delete|export|read`: the library's concepts."""

from __future__ import annotations

import argparse
from pathlib import Path

from imagebank.cli.options import Answer, Verb, command_of, opened
from imagebank.core.errors import N_, WrongWords
from imagebank.core.vocabulary import Concept, Vocabulary
from imagebank.language import _, language
from imagebank.services import report_files, vocabulary
from imagebank.services.library import Library


def _list_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "scheme", nargs="?", metavar="SCHEME", help=_("En lista, till exempel plats; annars visas alla")
    )


def _list(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        known, counts = library.vocabulary, vocabulary.counts(library)
    schemes = [words.scheme] if words.scheme else sorted(known.schemes)
    if words.scheme and words.scheme not in known.schemes:
        raise WrongWords(
            "UNKNOWN_SCHEME", N_("Det finns ingen lista ”{scheme}”. Välj bland {choices}."),
            scheme=words.scheme, choices=", ".join(sorted(known.schemes)),
        )  # fmt: skip
    lines: list[str] = []
    for code in schemes:
        lines.append(known.schemes[code].title(language()))
        for top in sorted(known.tops(code)):
            lines += _branch(known, counts, top, 1)
    data = [_data(one, counts) for code in schemes for one in known.of_scheme(code)]
    return Answer({"concepts": data}, "\n".join(lines))


def _branch(known: Vocabulary, counts: dict[str, int], notation: str, depth: int) -> list[str]:
    one = known.concepts[notation]
    state = "  " + _("(ur bruk)") if one.deprecated else ""
    line = f"{'  ' * depth}{one.label(language())}  {notation}  ({counts.get(notation, 0)}){state}"
    below = known.narrower.get(notation, ())
    return [line, *(text for other in below for text in _branch(known, counts, other, depth + 1))]


def _data(one: Concept, counts: dict[str, int]) -> dict[str, object]:
    labels = [{"kind": label.kind, "lang": label.lang, "text": label.text} for label in one.labels]
    return {
        "notation": one.notation, "scheme": one.scheme, "labels": labels, "broader": list(one.broader), "note": one.note,
        "deprecated": one.deprecated, "successor": one.successor, "assets": counts.get(one.notation, 0),
    }  # fmt: skip


def _concept_flag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "concept", metavar="CONCEPT", help=_("Ämnesordet: dess kod eller namn, till exempel plats:klassrum")
    )


def _show(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        return _told(library, _notation(library, words.concept))


def _add_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scheme", metavar="SCHEME", help=_("Listan, till exempel plats"))
    parser.add_argument("label", metavar="LABEL", help=_("Namnet på svenska"))
    parser.add_argument("--en", default="", metavar="LABEL", help=_("Namnet på engelska"))
    parser.add_argument("--under", metavar="CONCEPT", help=_("Det ämnesord som det hör under"))
    parser.add_argument("--note", default="", metavar="TEXT", help=_("Vad ämnesordet betyder"))


def _add(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        above = _notation(library, words.under) if words.under else None
        notation, _changes = vocabulary.add(
            library, words.scheme, words.label, label_en=words.en, broader=above, note=words.note
        )
        return _told(library, notation)


def _rename_flags(parser: argparse.ArgumentParser) -> None:
    _concept_flag(parser)
    parser.add_argument("label", metavar="NEW", help=_("Det nya namnet; det gamla hittas fortfarande"))
    _lang_flag(parser)


def _rename(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        notation = _notation(library, words.concept)
        vocabulary.rename(library, notation, words.label, words.in_lang)
        return _told(library, notation)


def _synonym_flags(parser: argparse.ArgumentParser) -> None:
    _concept_flag(parser)
    parser.add_argument("word", metavar="WORD", help=_("Synonymen"))
    parser.add_argument("--remove", action="store_true", help=_("Ta bort synonymen"))
    parser.add_argument("--hidden", action="store_true", help=_("Bara vid sökning, visas inte"))
    _lang_flag(parser)


def _synonym(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        notation = _notation(library, words.concept)
        if words.remove:
            vocabulary.remove_synonym(library, notation, words.word, words.in_lang)
        else:
            vocabulary.add_synonym(library, notation, words.word, words.in_lang, "hidden" if words.hidden else "alt")
        return _told(library, notation)


def _note_flags(parser: argparse.ArgumentParser) -> None:
    _concept_flag(parser)
    parser.add_argument("note", metavar="TEXT", help=_("Vad ämnesordet betyder"))


def _note(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        notation = _notation(library, words.concept)
        vocabulary.describe(library, notation, words.note)
        return _told(library, notation)


def _move_flags(parser: argparse.ArgumentParser) -> None:
    _concept_flag(parser)
    parser.add_argument(
        "--under", metavar="CONCEPT", help=_("Det ämnesord som det ska höra under; annars överst i listan")
    )


def _move(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        notation = _notation(library, words.concept)
        vocabulary.move(library, notation, _notation(library, words.under) if words.under else None)
        return _told(library, notation)


def _merge_flags(parser: argparse.ArgumentParser) -> None:
    _concept_flag(parser)
    parser.add_argument("into", metavar="INTO", help=_("Det ämnesord som tar över bilder, sökningar, mallar och namn"))


def _merge(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        into = _notation(library, words.into)
        vocabulary.merge(library, _notation(library, words.concept), into)
        return _told(library, into)


def _deprecate_flags(parser: argparse.ArgumentParser) -> None:
    _concept_flag(parser)
    parser.add_argument("--successor", metavar="CONCEPT", help=_("Det som används i stället"))


def _deprecate(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        notation = _notation(library, words.concept)
        vocabulary.deprecate(library, notation, _notation(library, words.successor) if words.successor else None)
        return _told(library, notation)


def _revive(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        notation = _notation(library, words.concept)
        vocabulary.revive(library, notation)
        return _told(library, notation)


def _delete(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        notation = _notation(library, words.concept)
        vocabulary.delete(library, notation)
    return Answer({"deleted": notation}, _("Borttaget: {notation}").format(notation=notation))


def _file_flag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("Turtle-filen (.ttl)"))


def _export(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        report_files.put({words.file: vocabulary.export(library)})
        number = len(library.vocabulary.concepts)
    return Answer({"file": str(words.file), "concepts": number}, _("{n} ämnesord skrivna.").format(n=number))


def _read_flags(parser: argparse.ArgumentParser) -> None:
    _file_flag(parser)
    parser.add_argument("--dry-run", action="store_true", help=_("Säg bara vad som skulle ändras"))


def _read(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        changed = vocabulary.read_in(library, words.file, dry_run=words.dry_run)
    lines = "\n".join(changed) or _("Inget skiljer sig.")
    return Answer({"changed": list(changed)}, lines)


def _lang_flag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--in", dest="in_lang", default="sv", choices=("sv", "en"), help=_("Ordets språk"))


def _notation(library: Library, text: str) -> str:
    """What the words name. Raises WrongWords where they name nothing."""
    found = library.vocabulary.resolve(text)
    if found is None:
        raise WrongWords("UNKNOWN_CONCEPT", N_("Ämnesordet ”{text}” finns inte. Kontrollera stavningen."), text=text)
    return found


def _told(library: Library, notation: str) -> Answer:
    """A concept as it is now."""
    one, used = library.vocabulary.concepts[notation], vocabulary.uses(library, notation)
    words = {"pref": _("namn"), "alt": _("synonym"), "hidden": _("dold synonym")}
    lines = [f"{one.label(language())}  {notation}" + ("  " + _("(ur bruk)") if one.deprecated else "")]
    lines += [f"    {words[label.kind]} ({label.lang}): {label.text}" for label in one.labels]
    under, instead = _("hör under"), _("ersätts av")
    lines += [f"    {under}: {above}" for above in one.broader]
    lines += [f"    {instead}: {one.successor}"] if one.successor else []
    lines += [f"    {one.note}"] if one.note else []
    lines.append("    " + _("bilder: {n}").format(n=used.assets))
    return Answer(_data(one, {notation: used.assets}), "\n".join(lines))


COMMAND = command_of(
    "vocabulary", N_("visar och ändrar ämnesorden"), "imagebank vocabulary add plats Lekrum --en Playroom --under plats:inomhus",
    {
        "list": Verb(N_("visar listorna som träd, med antal bilder"), _list_flags, _list),
        "show": Verb(N_("visar ett ämnesord"), _concept_flag, _show),
        "add": Verb(N_("lägger till ett ämnesord"), _add_flags, _add),
        "rename": Verb(N_("byter namn på ett ämnesord; det gamla namnet hittas fortfarande"), _rename_flags, _rename),
        "synonym": Verb(N_("lägger till eller tar bort en synonym"), _synonym_flags, _synonym),
        "note": Verb(N_("förklarar ett ämnesord"), _note_flags, _note),
        "move": Verb(N_("flyttar ett ämnesord med allt som hör under det"), _move_flags, _move),
        "merge": Verb(N_("slår ihop ett ämnesord med ett annat"), _merge_flags, _merge),
        "deprecate": Verb(N_("tar ett ämnesord ur bruk; bilder som har det behåller det"), _deprecate_flags, _deprecate),
        "revive": Verb(N_("tar ett ämnesord i bruk igen"), _concept_flag, _revive),
        "delete": Verb(N_("tar bort ett ämnesord som inget använder"), _concept_flag, _delete),
        "export": Verb(N_("skriver listorna som SKOS i Turtle"), _file_flag, _export),
        "read": Verb(N_("läser in ändringar ur en Turtle-fil"), _read_flags, _read),
    },
)  # fmt: skip
