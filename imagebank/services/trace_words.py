"""What a trace says in words: places, how a picture was known, answers. The same in window, command line and report."""

from __future__ import annotations

from collections.abc import Sequence

from imagebank.core.errors import N_
from imagebank.core.reasons import REASONS
from imagebank.core.trace import Answered
from imagebank.language import _, language
from imagebank.media.embedded_place import Place
from imagebank.media.pack_words import day

HOW_WORDS = {
    "identifier": N_("Känns igen på sin märkning"),
    "rendition": N_("Samma fil som lämnades ut"),
    "original": N_("Samma fil som originalet"),
    "likeness": N_("Ser likadan ut"),
    "part": N_("Visar en del av bilden, eller bilden i en större"),
    "": N_("Känns inte igen"),
}
ANSWER_WORDS = {
    "allowed": N_("Får användas"),
    "ends": N_("Går snart ut"),
    "remove": N_("Ska bort"),
    "unknown": N_("Inte från banken"),
}
_PLACES = {
    "slide": N_("sidan {number}"), "layout": N_("en sidlayout"), "master": N_("mallen"),
    "notes": N_("anteckningarna"), "document": N_("dokumentet"), "header": N_("sidhuvud eller sidfot"),
    "sheet": N_("blad {number}"), "page": N_("sida {number}"), "inline": N_("sidan"), "attached": N_("bifogat"),
}  # fmt: skip


def places_in_words(places: Sequence[Place]) -> str:
    """The way to a picture, as `bilder/deck.pptx, sidan 3`; empty for a picture that was given by itself."""
    return ", ".join(_in_words(place) for place in places)


def _in_words(place: Place) -> str:
    return place.name if place.kind == "file" else _(_PLACES[place.kind]).format(number=place.number or "")


def answer_in_words(answer: Answered) -> str:
    """The answer in a sentence: what to do, and why or until when."""
    if answer.kind == "remove":
        return " ".join([_("Ska bort."), *reasons(answer)])
    if answer.last_day:
        return until(answer)
    return (
        _("Får användas.")
        if answer.kind == "allowed"
        else _("Inte från banken, eller så ändrad att den inte känns igen.")
    )


def until(answer: Answered) -> str:
    """Until when a picture may stay, the day in words."""
    return _("Får användas till och med {day}.").format(day=day(answer.last_day or "", language()))


def reasons(answer: Answered) -> list[str]:
    """Why a picture must come out, each reason a sentence; nobody is named, not even by pseudonym."""
    return [_(REASONS[code].says) if code in REASONS else _("Bilden är gallrad ur banken.") for code in answer.why]
