"""The allow-list filled for one pack item: what its files say of themselves. The names of depicted people are nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from imagebank.core.asset import Asset
from imagebank.core.errors import N_
from imagebank.core.rendition import DIGITAL_CAPTURE, NOBODY, SOMEBODY, SOURCE_TYPES, LeavingMetadata
from imagebank.core.words import shortened
from imagebank.language import LANGUAGES, _
from imagebank.media.pack_words import day as day_in_words
from imagebank.services.covering import version_of
from imagebank.services.library import Library
from imagebank.services.packing import Item, Order
from imagebank.store import incoming

LEAVING_SCHEMES = ("larmiljo", "plats", "tema", "mediatyp")
"""The schemes whose concepts leave: what is shown and where, nothing about needs or school forms."""

LONGEST_ALT = 250
"""Signs of an alternative text, by IPTC; what is longer goes on in the extended description."""

TERMS = N_("Får användas i kanalen {channel} till och med {day}. {credit}")
TERMS_WITHOUT_END = N_("Får användas i kanalen {channel}. {credit}")
CREDIT = N_("Ange ”{credit}”.")

SOURCE_FIELD = "Xmp.Iptc4xmpExt.DigitalSourceType"
KNOWN_SOURCES = frozenset({
    "algorithmicMedia", "algorithmicallyEnhanced", "composite", "compositeCapture", "compositeSynthetic",
    "compositeWithTrainedAlgorithmicMedia", "computationalCapture", "dataDrivenMedia", "digitalCapture", "digitalCreation",
    "humanEdits", "negativeFilm", "positiveFilm", "print", "screenCapture", "trainedAlgorithmicMedia", "virtualRecording",
})  # fmt: skip
"""IPTC's words for how a picture came about (2024-09-17, without the retired ones); no other is passed on."""

COVERED = SOURCE_TYPES + "humanEdits"


def leaving(library: Library, order: Order, item: Item) -> LeavingMetadata:
    """The metadata of every file that leaves for `item`: the photographer's name is in, nobody else's."""
    asset, rights = item.asset, item.asset.rights
    concepts = [library.vocabulary.concepts[n] for n in asset.concepts if n in library.vocabulary.concepts]
    shown = [c.label(order.use.language) for c in concepts if c.scheme in LEAVING_SCHEMES]
    credit, channel = credit_of(asset), order.use.channel
    alt, extended = alternatives({} if item.choice.decorative else item.alt, item.caption)
    return LeavingMetadata(
        identifier=f"{asset.id}/{item.identifier}" if item.identifier else asset.id,
        title=asset.title, caption=item.caption, alt=alt, extended=extended,
        creator=rights.creator if rights else None, credit=credit,
        copyright=rights.copyright if rights else None,
        usage_terms={lang: terms(library, channel, item.last_day, credit, lang) for lang in LANGUAGES},
        last_day=item.last_day.isoformat() if item.last_day else None, keywords=tuple(shown),
        source_type=_source_type(library, asset.id), model_release=_model_release(asset),
        licensor=str(library.setting("organisation")), licensor_email=str(library.setting("contact")),
    )  # fmt: skip


def alternatives(alt: Mapping[str, str], caption: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The alternative text, and the extended description where there is more to say, by language.

    An alternative text that is too long goes whole into the extended description and is ended at a word. One that is not is
    extended by a caption that says more; a caption that says less, or the same, would only be read aloud twice.
    """
    said = {lang: text for lang, text in alt.items() if text}
    short = {lang: shortened(text, LONGEST_ALT) for lang, text in said.items()}
    longer = {lang: text if len(text) > LONGEST_ALT else caption.get(lang, "") for lang, text in said.items()}
    return short, {lang: more for lang, more in longer.items() if len(more) > len(short[lang])}


def _source_type(library: Library, id: str) -> str:
    """How the picture came about: as its file says, else captured; with parts covered by people of ours."""
    said = next((text for name, text in incoming.fields(library.db, id) if name == SOURCE_FIELD), "")
    word = said.strip().rstrip("/").rsplit("/", 1)[-1]
    known = SOURCE_TYPES + word if word in KNOWN_SOURCES else DIGITAL_CAPTURE
    return COVERED if known == DIGITAL_CAPTURE and version_of(library, id) is not None else known


def _model_release(asset: Asset) -> str:
    seen = asset.visibility not in ("none", "unident") or any(one.identifiable for one in asset.appearances)
    return SOMEBODY if seen else NOBODY


def credit_of(asset: Asset) -> str:
    """The credit line: as recorded, else the creator's name."""
    rights = asset.rights
    return (rights.credit or rights.creator or "") if rights else ""


def terms(library: Library, channel: str, last_day: date | None, credit: str, lang: str) -> str:
    """The terms in words: channel, last day, credit."""
    label = library.vocabulary.concepts[f"kanal:{channel}"].label(lang)
    named = _(CREDIT, lang).format(credit=credit) if credit else ""
    template = _(TERMS if last_day else TERMS_WITHOUT_END, lang)
    return template.format(
        channel=label, day=day_in_words(last_day.isoformat(), lang) if last_day else "", credit=named
    ).strip()
