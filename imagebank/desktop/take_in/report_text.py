"""The report of a taking-in in words: headings for the dialog, and the whole of it as text to keep or send."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from imagebank.desktop.parts.words import number
from imagebank.desktop.take_in.values import ReportLine, TakeInReport
from imagebank.language import _, ngettext


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the report: what it is marked with, its heading, its lines."""

    key: str
    icon: str
    ink: str
    heading: str
    lines: tuple[ReportLine, ...] = ()


def parts(report: TakeInReport) -> Iterator[Part]:
    """New first; then only what there is any of, what failed before what merely is worth knowing."""
    yield Part("new", "circle-check", "ok", _new(report.imported), report.remarks)
    if report.failed:
        yield Part("failed", "circle-alert", "bad", _failed(len(report.failed)), report.failed)
    if report.similar:
        yield Part("similar", "images", "warn", _similar(len(report.similar)), report.similar)
    if report.known:
        yield Part("known", "info", "muted", _known(len(report.known)), report.known)
    if report.companions:
        yield Part("companions", "files", "muted", _companions(len(report.companions)), report.companions)


def title_words(report: TakeInReport) -> str:
    """The report's title."""
    return _("Inhämtningen avbröts") if report.stopped else _("Inhämtningen är klar")


def as_text(report: TakeInReport) -> str:
    """The whole report, a line for each file."""
    lines = [title_words(report)]
    for part in parts(report):
        lines += ["", part.heading]
        lines += [f"  {line.name}: {line.reason}" for line in part.lines]
    return "\n".join(lines)


def _new(n: int) -> str:
    return ngettext("{n} fil hämtades in", "{n} filer hämtades in", n).format(n=number(n))


def _known(n: int) -> str:
    words = ngettext("{n} fil fanns redan i banken", "{n} filer fanns redan i banken", n)
    return words.format(n=number(n))


def _failed(n: int) -> str:
    return ngettext("{n} fil kunde inte hämtas in", "{n} filer kunde inte hämtas in", n).format(n=number(n))


def _similar(n: int) -> str:
    words = ngettext("{n} ny liknar en bild som redan finns", "{n} nya liknar bilder som redan finns", n)
    return words.format(n=number(n))


def _companions(n: int) -> str:
    words = ngettext(
        "{n} följefil lades till sin bild eller film", "{n} följefiler lades till sina bilder och filmer", n
    )
    return words.format(n=number(n))
