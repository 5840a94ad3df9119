"""Makes a report: what was asked for, counted now for a period, with its definitions. Nothing is kept unless it is frozen."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from imagebank import __version__
from imagebank.core.errors import N_, Refused, WrongWords, bad_value
from imagebank.core.report import KINDS, Period, Report, Table
from imagebank.core.vocabulary import Vocabulary
from imagebank.language import _, language
from imagebank.services import (
    reporting_consents,
    reporting_coverage,
    reporting_readiness,
    reporting_stock,
    reporting_usage,
)
from imagebank.services.library import Library, now
from imagebank.services.reporting_basis import Basis, basis_of
from imagebank.services.searching import known_channel

TITLES = {
    "usage": N_("Bestånd och användning"),
    "coverage": N_("Täckning"),
    "readiness": N_("Färdigt att publicera"),
    "consents": N_("Samtycken"),
}

RAW = N_(
    "Räknat ur bankens egna händelser. Tider är svenska kalenderdagar; perioden räknas från och med den första dagen och till och med den sista."
)
AS_KNOWN = N_(
    "Beståndet, ämnesorden och vad som får användas är som banken känner dem när rapporten görs, prövat för periodens sista dag. Frys rapporten för att kunna visa samma siffror igen."
)


def make_report(library: Library, kind: str, period: Period, channel: str | None = None) -> Report:
    """Count one of `KINDS` for a period; a report on coverage is about one `channel`, by default the bank's own.

    Raises WrongWords for an unknown kind or channel or an empty period, Refused where an advisor asks about consents.
    """
    if kind not in KINDS:
        raise bad_value("report", kind, ", ".join(KINDS))
    if period.end <= period.start:
        raise WrongWords(
            "EMPTY_PERIOD", N_("Perioden är tom: {end} kommer inte efter {start}. --to är dagen efter den sista."),
            start=period.start.isoformat(), end=period.end.isoformat(),
        )  # fmt: skip
    if kind == "consents":
        _require_curator(library)
    asked = known_channel(library.vocabulary, channel or str(library.setting("default_channel"))) if kind == "coverage" else ""  # fmt: skip
    with basis_of(library, period) as basis:
        tables = _tables(basis, kind, asked)
    return Report(
        kind, _(TITLES[kind]), period, now(), str(library.setting("organisation")), __version__,
        version_of(library.vocabulary), language(), asked, (_(RAW), _(AS_KNOWN)), tuple(tables),
    )  # fmt: skip


def _tables(basis: Basis, kind: str, channel: str) -> list[Table]:
    if kind == "usage":
        return [*reporting_usage.tables(basis), *reporting_stock.tables(basis)]
    if kind == "coverage":
        return reporting_coverage.tables(basis, channel)
    return {"readiness": reporting_readiness, "consents": reporting_consents}[kind].tables(basis)


def version_of(vocabulary: Vocabulary) -> str:
    """What tells two states of the vocabulary apart: how many concepts, and a digest of what counting rests on."""
    told = [
        (one.notation, sorted(one.broader), one.deprecated, sorted((held.kind, held.lang, held.text) for held in one.labels))
        for one in sorted(vocabulary.concepts.values(), key=lambda concept: concept.notation)
    ]  # fmt: skip
    digest = hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
    return f"{len(told)}-{digest[:12]}"


def this_year(today: date) -> Period:
    """From New Year's Day until today, which is in it."""
    return Period(date(today.year, 1, 1), date.fromordinal(today.toordinal() + 1))


def _require_curator(library: Library) -> None:
    if not library.actor.may_write:
        raise Refused(
            "NOT_CURATOR",
            N_("{name} är rådgivare. Rapporten om samtycken är för kommunikatörer."),
            name=library.actor.name,
        )
