"""What the forms of a pack say, in Swedish or English: said here once, so that page, slides, lists and sheet say the same.

Knows the description of a pack and the translations; writes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime

from imagebank.core.description import DescribedFile, DescribedItem, Description, Said, told
from imagebank.core.errors import N_
from imagebank.language import DEFAULT, LANGUAGES, _

DRAFT = N_("UTKAST – inte godkänt av en andra person. Får inte publiceras.")
DRAFT_SHORT = N_("UTKAST – får inte publiceras")
ALT, CAPTION, CREDIT = N_("Alternativtext"), N_("Bildtext"), N_("Bildkredit")
TERMS, LAST_DAY, ID, FILES = N_("Villkor"), N_("Sista dag"), N_("Id"), N_("Filer")
PICTURE, FILM, TITLE, ACCESS = N_("Bild"), N_("Film"), N_("Titel"), N_("Tillgänglighet")
CREDITS_AND_TERMS = N_("Bildkrediter och villkor")
WITHOUT_END = N_("Inget slutdatum")
DECORATIVE = N_("Dekorativ bild: ingen alternativtext behövs.")

LOCALES = {"sv": "sv-SE", "en": "en-GB"}
MONTHS = {
    "sv": ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}  # fmt: skip


def tongue(description: Description) -> str:
    """The language the forms are written in: the pack's, Swedish for one that we have no words in."""
    return description.language if description.language in LANGUAGES else DEFAULT


def locale(lang: str) -> str:
    """The language tag with its country, as office programs want it."""
    return LOCALES.get(lang, lang)


def day(iso: str, lang: str) -> str:
    """A day in words: 30 juni 2028."""
    try:
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{found.day} {MONTHS.get(lang, MONTHS[DEFAULT])[found.month - 1]} {found.year}"


def moment(at: str) -> datetime:
    """A time for a file's properties, which hold UTC without saying so; the oldest that a ZIP can hold where there is none."""
    try:
        return datetime.fromisoformat(at).astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return datetime(1980, 1, 1)  # noqa: DTZ001 - as the formats want it


def last_day(item: DescribedItem, lang: str) -> str:
    """The item's last day in words, or that it has none."""
    return day(item.last_day, lang) if item.last_day else _(WITHOUT_END, lang)


def size(amount: int, lang: str) -> str:
    """Bytes in words: 850 kB, 1,2 MB."""
    if amount < 999_500:
        return f"{max(1, round(amount / 1000))} kB"
    said = f"{amount / 1_000_000:.1f} MB" if amount < 999_500_000 else f"{amount / 1_000_000_000:.1f} GB"
    return said.replace(".", ",") if lang == "sv" else said


def length(seconds: float) -> str:
    """A film's length: 1:05, 1:00:09."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def credit_line(item: DescribedItem, lang: str) -> str:
    """The credit as it stands beside the picture; where only a name is recorded, what that person made."""
    if not item.credit or item.credit != item.creator:
        return item.credit
    made = _("Film: {credit}", lang) if item.is_film else _("Foto: {credit}", lang)
    return made.format(credit=item.credit)


def alternative(item: DescribedItem, lang: str) -> Said:
    """The alternative text as the lists show it: of a decorative picture, that it needs none."""
    said = item.alternative(lang)
    return Said(_(DECORATIVE, lang), lang) if item.decorative else said


def caption(item: DescribedItem, lang: str) -> Said:
    """The caption, or nothing."""
    return told(item.caption, lang)


def terms(item: DescribedItem, lang: str) -> Said:
    """The terms of one item."""
    return told(item.usage_terms, lang)


def about(description: Description, lang: str) -> tuple[str, ...]:
    """What the pack is, in sentences: number, channel, purpose, how many, until when."""
    films = sum(item.is_film for item in description.items)
    pictures = len(description.items) - films
    said = [
        _("Bildpaket {pack} från {organisation}.", lang).format(
            pack=description.pack, organisation=description.organisation
        )
    ]
    said.append(_("Bilder: {pictures}. Filmer: {films}.", lang).format(pictures=pictures, films=films))
    said.append(use(description, lang))
    said.append(until(description, lang))
    return tuple(said)


def use(description: Description, lang: str) -> str:
    """What it may be used for."""
    template = _("Kanal: {channel}. Ändamål: {purpose}.", lang)
    return template.format(channel=description.channel_label, purpose=description.purpose_label)


def until(description: Description, lang: str) -> str:
    """Until when the whole pack may be used."""
    if not description.last_day:
        return _("Paketet har inget slutdatum.", lang)
    return _("Paketet får användas till och med {day}.", lang).format(day=day(description.last_day, lang))


def questions(description: Description, lang: str) -> str:
    """Whom to ask."""
    return _("Frågor om bilderna: {contact}", lang).format(contact=description.contact)


def download(file: DescribedFile, lang: str) -> str:
    """A file in words: label, format, sides and size."""
    return f"{file.label}: {file.format}, {file.width} × {file.height}, {size(file.bytes, lang)}"


def language_name(code: str, lang: str) -> str:
    """A language by its name."""
    return {"sv": _("Svenska", lang), "en": _("Engelska", lang)}.get(code, code)


def described(item: DescribedItem, lang: str) -> str:
    """What a film's audio description is like; nothing for a picture."""
    words = {
        "made": _("Syntolkning: finns.", lang),
        "not_needed": _("Syntolkning: behövs inte, allt som syns sägs också.", lang),
    }
    return words.get(item.audio_description, _("Syntolkning: saknas.", lang)) if item.is_film else ""


def is_right_to_left(text: str) -> bool:
    """Say whether the first letter with a direction is written from right to left."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((one in ("R", "AL") for one in strong if one in ("L", "R", "AL")), False)


def shortened(text: str, most: int) -> str:
    """The text on at most `most` signs, cut between words, with an ellipsis where it goes on."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut if text[most - 1].isspace() else re.sub(r"\S*$", "", cut)
    return (whole if whole.strip() else cut).rstrip(" \n,;:–-") + "…"
