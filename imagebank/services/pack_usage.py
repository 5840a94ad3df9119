"""`ANVANDNING.txt`: how the pack may be used, in plain Swedish and plain English, for whoever receives it."""

from __future__ import annotations

from pathlib import Path

from imagebank.core.description import DescribedItem, Description
from imagebank.core.errors import N_
from imagebank.language import DEFAULT, LANGUAGES, _
from imagebank.media import pack_words as words

NAME = "ANVANDNING.txt"
HEADING = {"sv": "SÅ HÄR FÅR BILDERNA ANVÄNDAS", "en": "HOW THE PICTURES MAY BE USED"}
RULES = (
    N_("Använd bilderna och filmerna bara i den kanal och för det ändamål som står här. Fråga oss först om du vill använda dem till något annat."),
    N_("Skriv alltid vem som har gjort bilden: använd bildkrediten som står vid varje bild."),
    N_("Ta alltid med alternativtexten när du publicerar en bild. Den läses upp för den som inte ser bilden. En dekorativ bild ska ha tom alternativtext."),
    N_("Ändra inte bilden så att den visar något annat. Du får göra den mindre."),
    N_("Låt inte bilderna användas för att träna AI, och försök inte ta reda på vilka som är med på dem."),
)  # fmt: skip
FOR_FILMS = N_("Ta alltid med undertexterna när du publicerar en film.")
WITHDRAWN = N_(
    "Den som är med på en bild får ångra sig. Då hör vi av oss till dig. Ta genast bort bilden överallt där du har använt den, "
    "och svara oss när det är gjort. Har du skickat bilden vidare? Säg det till oss, och till dem som har fått den."
)
LEFT = N_("När sista dagen har passerat ska bilderna tas bort från den plats där de visas.")
ITEM = "{number}. {name}"


def write(description: Description, data: Path) -> None:
    """Write `ANVANDNING.txt` into the payload folder, with the mark that makes every editor read it as UTF-8."""
    (data / NAME).write_text("\ufeff" + text(description), encoding="utf-8", newline="\r\n")


def text(description: Description) -> str:
    """The whole text: first in the pack's language, then in the other."""
    first = words.tongue(description)
    order = (first, *(lang for lang in (DEFAULT, *LANGUAGES) if lang != first))
    parts = [_part(description, lang) for lang in dict.fromkeys(order)]
    return f"\n\n{'=' * 72}\n\n".join(parts)


def _part(description: Description, lang: str) -> str:
    lines = [HEADING[lang], "", description.name, ""]
    if description.is_draft:
        lines += [_(words.DRAFT, lang), ""]
    lines += [*words.about(description, lang), ""]
    rules = (*RULES, *((FOR_FILMS,) if any(item.is_film for item in description.items) else ()), LEFT)
    lines += [*(f"- {_(rule, lang)}" for rule in rules), "", _("OM NÅGON ÅNGRAR SIG", lang), "", _(WITHDRAWN, lang), ""]
    lines += [words.questions(description, lang), "", _("BILDER OCH FILMER", lang), ""]
    for number, (item, name) in enumerate(zip(description.items, description.headings(), strict=True), 1):
        lines += [
            ITEM.format(number=number, name=name.text if lang == name.lang else item.title.get(lang) or name.text),
            *_item(item, lang),
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def _item(item: DescribedItem, lang: str) -> list[str]:
    rows = (
        (words.ALT, words.alternative(item, lang).text),
        (words.CREDIT, words.credit_line(item, lang)),
        (words.TERMS, words.terms(item, lang).text),
        (words.LAST_DAY, words.last_day(item, lang)),
        (words.ID, item.id),
    )
    return [f"   {_(label, lang)}: {' '.join(said.split())}" for label, said in rows if said]
