"""XMP sidecars: what a file beside an original says of it, and which original that may be.

Lightroom and Adobe write `a.xmp`, digiKam and darktable `a.jpg.xmp`. Knows no other format.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from imagebank.core.asset import MediaFacts
from imagebank.media import depicted, xmp_reading, xmp_tree
from imagebank.media.depicted import Marked
from imagebank.media.formats import identify
from imagebank.media.problems import because, problem

"""At the end of a stem: any extension, exactly one."""


def read_sidecar(path: Path, facts: MediaFacts) -> MediaFacts:
    """`facts` with what the XMP sidecar at `path` says laid over it; names of people in either are in neither's texts.

    Raises `FileProblem`: NOT_A_PICTURE (not XMP), DAMAGED (no XML, larger than `xmp_tree.MAX_PACKET`, or with
    entities), MISSING, NO_PERMISSION …
    """
    if identify(path).media != "sidecar":
        raise problem("NOT_A_PICTURE", path, slag="XMP")
    packet = _packet(path)
    beside = xmp_reading.parse(packet)
    if beside == xmp_reading.Xmp() and not xmp_tree.well_formed(packet):
        raise problem("DAMAGED", path, detalj="XMP")
    shown = (facts.file.width, facts.file.height)
    marked = Marked(beside.regions, beside.names, beside.orientation or 1)
    added = depicted.settle(marked, shown, beside.keywords, ())
    settled = depicted.cleansed(
        (*facts.areas, *added.areas),
        depicted.merged(facts.depicted, added.depicted),
        (*facts.keywords, *added.keywords),
        {**dict(beside.other), **dict(facts.other), **dict(beside.other)}.items(),
    )
    return replace(
        facts,
        captured_at=facts.captured_at or beside.original or beside.created,
        gps=facts.gps or beside.gps,
        title={**facts.title, **beside.title},
        caption={**facts.caption, **beside.caption},
        alt={**facts.alt, **beside.alt},
        creator=beside.creator or facts.creator,
        credit=beside.credit or facts.credit,
        copyright=beside.copyright or facts.copyright,
        usage_terms=beside.usage_terms or facts.usage_terms,
        rating=beside.rating or facts.rating,
        pick=beside.pick if beside.pick != "none" else facts.pick,
        keywords=settled.keywords,
        other=settled.other,
        areas=settled.areas,
        depicted=settled.depicted,
    )


def _packet(path: Path) -> bytes:
    """The whole sidecar, or one byte more than any packet may have."""
    try:
        with path.open("rb") as stream:
            return stream.read(xmp_tree.MAX_PACKET + 1)
    except OSError as error:
        raise because(path, error) from error
