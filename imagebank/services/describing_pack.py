"""Describes a pack for whoever receives it: from what was rendered to the one `Description` that every form is written from."""

from __future__ import annotations

from collections.abc import Sequence

from imagebank.core.description import DescribedFile, DescribedItem, Description, cleaned
from imagebank.core.pack import Pack
from imagebank.language import DEFAULT, LANGUAGES, _
from imagebank.services.library import Library
from imagebank.services.rendering import LEAVING_SCHEMES, RenderedItem, RenditionFile
from imagebank.services.wording import PURPOSE_WORDS


def describe(library: Library, pack: Pack, items: Sequence[RenderedItem]) -> Description:
    """The pack as it is told. No person, not even by pseudonym."""
    lang = pack.language if pack.language in LANGUAGES else DEFAULT
    channel = library.vocabulary.concepts.get(f"kanal:{pack.channel}")
    described = Description(
        pack=pack.id, status=pack.status, title=pack.title, language=pack.language,
        organisation=str(library.setting("organisation")), contact=str(library.setting("contact")),
        channel=pack.channel, channel_label=channel.label(lang) if channel else pack.channel,
        purpose=pack.purpose, purpose_label=_(PURPOSE_WORDS.get(pack.purpose, pack.purpose), lang),
        territory=pack.territory, date=pack.date, made_at=pack.made_at, recipient=pack.recipient,
        approved_by=pack.approved_by, last_day=pack.last_day,
        items=tuple(_item(one) for one in items),
    )  # fmt: skip
    return cleaned(described)


def _item(one: RenderedItem) -> DescribedItem:
    item, asset, metadata = one.item, one.item.asset, one.metadata
    decorative = item.choice.decorative and asset.media == "foto"
    return DescribedItem(
        id=asset.id, identifier=item.identifier or metadata.identifier, original_sha256=asset.sha256, media=asset.media,
        title=dict(asset.title), caption=dict(item.caption or asset.caption), alt={} if decorative else dict(item.alt),
        decorative=decorative, creator=metadata.creator, credit=metadata.credit or "", copyright=metadata.copyright,
        usage_terms=dict(metadata.usage_terms), last_day=metadata.last_day,
        concepts=tuple(n for n in asset.concepts if n.split(":")[0] in LEAVING_SCHEMES), keywords=metadata.keywords,
        verdict=item.verdict.severity.name, codes=tuple(item.verdict.codes),
        files=tuple(_file(file) for file in one.files), captions=dict(one.captions),
        transcripts=dict(one.transcripts), poster=one.poster, duration_s=_duration(one),
        audio_description=asset.audio_description, width=asset.file.width, height=asset.file.height,
    )  # fmt: skip


def _duration(one: RenderedItem) -> float | None:
    """Of a film of which a part is used, that part's length."""
    span = one.item.choice.span
    return span[1] - span[0] if span else one.item.asset.file.duration_s


def _file(file: RenditionFile) -> DescribedFile:
    return DescribedFile(
        preset=file.preset, label=file.label, path=file.path, format=file.format, width=file.width, height=file.height,
        bytes=file.bytes, sha256=file.sha256,
    )  # fmt: skip
