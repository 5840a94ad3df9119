"""`imagebank recall …`: where packs were put, what must be taken down, and what was answered."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from imagebank.cli.options import UNCHANGED, Answer, Verb, command_of, day, opened
from imagebank.core.errors import N_
from imagebank.core.registers import ANSWERS, PLACES, Placement
from imagebank.language import _, language
from imagebank.services import recalling
from imagebank.services.placing import record_place, take_down
from imagebank.services.recalling import ANSWER_WORDS, letter, recalls
from imagebank.services.reminding import letter_draft, save
from imagebank.services.statements import plain


def _list_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help=_("Visa besvarade också"))


def _list(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        found = recalls(library, open_only=not words.all)
    lines = [
        f"{one.id}  {one.pack}  {one.place}  {one.recipient or ''}  {_(ANSWER_WORDS[one.answer])}" for one in found
    ]
    return Answer(
        {"recalls": [plain(one) for one in found]}, "\n".join(lines) or _("Ingen återkallelse väntar på svar.")
    )


def _place_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", help=_("Bildpaketets nummer"))
    parser.add_argument("--place", required=True, metavar="WHERE", help=_("Adress, dokument eller tillfälle"))
    parser.add_argument(
        "--kind", choices=PLACES, default="address", help=_("address: adress, document: dokument, event: tillfälle")
    )
    parser.add_argument(
        "--asset", action="append", default=[], metavar="ID", help=_("Bara de här bilderna; annars hela paketet")
    )
    parser.add_argument("--recipient", metavar="WHO", help=_("Vem som har paketet, eller en e-postadress dit"))
    parser.add_argument("--published-on", type=day, metavar="YYYY-MM-DD", help=_("Dagen då det publicerades"))
    parser.add_argument("--planned-end", type=day, metavar="YYYY-MM-DD", help=_("Dagen då det ska tas ner"))


def _place(words: argparse.Namespace) -> Answer:
    on, end = (one.isoformat() if one else None for one in (words.published_on, words.planned_end))
    with opened(words) as library:
        before = {one.id for one in recalls(library)}
        id, _changes = record_place(
            library,
            Placement(
                "", words.pack, words.place, words.recipient, on, end, assets=" ".join(words.asset), kind=words.kind
            ),
        )
        opened_ = [one.id for one in recalls(library) if one.id not in before]
    lines = [_("Platsen är antecknad för {pack}.").format(pack=words.pack)]
    if opened_:
        lines.append(
            _("Bilder i paketet får inte längre användas. Återkallelser för platsen: {n}.").format(n=len(opened_))
        )
    return Answer({"place": id, "recalls": opened_}, "\n".join(lines))


def _down_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("place", metavar="ID", help=_("Platsens id, som ”recall places” visar"))
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help=_("Dagen då det togs ner; annars i dag"))


def _down(words: argparse.Namespace) -> Answer:
    on = words.date or date.today()  # noqa: DTZ011 - the day where the user sits
    with opened(words) as library:
        changed = take_down(library, words.place, on)
    done = _("Platsen är antecknad som nertagen.") if changed.packs else _(UNCHANGED)
    return Answer({"place": words.place, "taken_down_on": on.isoformat()}, done)


def _places_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", help=_("Bildpaketets nummer"))


def _places(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        found = recalling.places(library, words.pack)
    lines = [
        f"{one.id}  {one.place}  {one.recipient or ''}  {one.published_on or ''}  {one.taken_down_on or ''}".rstrip()
        for one in found
    ]
    return Answer({"places": [plain(one) for one in found]}, "\n".join(lines) or _("Ingen plats är antecknad."))


def _letter_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recall", metavar="ID", help=_("Återkallelsens id, som ”recall list” visar"))
    parser.add_argument("--to", type=Path, metavar="FILE.eml", help=_("Spara som e-postutkast"))


def _letter(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        made = letter(library, words.recall, date.today(), language())  # noqa: DTZ011 - the day where the user sits
    text = f"{made.to}\n{made.subject}\n\n{made.body}"
    if words.to:
        save(words.to, letter_draft(made))
        text += "\n\n" + _("Brevet ligger som e-postutkast i {where}.").format(where=words.to)
    data = {"to": made.to, "subject": made.subject, "body": made.body, "file": str(words.to) if words.to else None}
    return Answer(data, text)


def _answer_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recall", metavar="ID", help=_("Återkallelsens id, som ”recall list” visar"))
    parser.add_argument(
        "answer", choices=ANSWERS[1:], help=_("removed: borttaget, cannot: går inte, no_answer: inget svar")
    )
    parser.add_argument("--note", help=_("Vad som inte gick att återkalla; inga namn"))


def _answer(words: argparse.Namespace) -> Answer:
    with opened(words) as library:
        changed = recalling.answer(library, words.recall, words.answer, words.note)
        left = len(recalls(library))
    return Answer(
        {"recall": words.recall, "answer": words.answer, "open": left},
        (_("Svaret är antecknat.") if changed.packs else _(UNCHANGED))
        + " "
        + _("Kvar att besvara: {n}.").format(n=left),
    )


COMMAND = command_of(
    "recall", N_("följer upp vad som måste tas bort där det har publicerats"), "imagebank recall list",
    {
        "list": Verb(N_("visar återkallelser"), _list_flags, _list),
        "place": Verb(N_("antecknar var ett bildpaket har publicerats"), _place_flags, _place),
        "places": Verb(N_("visar var ett bildpaket har publicerats"), _places_flags, _places),
        "down": Verb(N_("antecknar att det är nertaget"), _down_flags, _down),
        "letter": Verb(N_("skriver brevet till en mottagare"), _letter_flags, _letter),
        "answer": Verb(N_("antecknar vad mottagaren svarade"), _answer_flags, _answer),
    },
)  # fmt: skip
