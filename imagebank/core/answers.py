"""What the signatures of one agreement give together: only what every one who signed said yes to, of what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from imagebank.core.people import Release
from imagebank.core.registers import Signature
from imagebank.core.use import covers

ALSO = ("voice_ok", "name_ok", "explicit")
"""What a form asks apart from the channels: voice, name, that a disability may show."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """What stands on a form: the channels ticked (None: all that was asked), which of `ALSO` (None: not answered, as it was
    asked), and an earlier last day."""

    channels: frozenset[str] | None = None
    also: frozenset[str] | None = None
    until: date | None = None


def common(one: Iterable[str], other: Iterable[str]) -> frozenset[str]:
    """The channels that both cover: a whole covers its part."""
    ours, theirs = frozenset(one), frozenset(other)
    return frozenset(c for c in ours if covers(theirs, c)) | frozenset(c for c in theirs if covers(ours, c))


def together(
    base: Release, held: Release, signers: Sequence[Sequence[Signature]], asked_on: Mapping[str, frozenset[str]]
) -> Release:
    """`held` with the scope that the signers leave of `base`, the first state of the agreement.

    `signers`: the signatures of each who says yes, oldest first. `asked_on`: what the forms of this agreement asked for, by
    the evidence that a signature rests on; '' for what any of them asked. What was registered as given grows by no signature.
    """
    if not signers:
        return held
    was_asked = base.status == "asked"
    channels = base.channels | asked_on.get("", frozenset()) if was_asked else base.channels
    also, days = set(ALSO) if was_asked else _flags(base), {base.valid_to}
    for rows in signers:
        channels = common(channels, _channels(rows, held, asked_on))
        also &= _also(rows, base, held)
        days.add(_until(rows, held))
    basis = base.basis
    if basis == "explicit_consent" and not all("explicit" in _also(rows, base, held) for rows in signers):
        basis = "consent"
    return replace(
        held, basis=basis, channels=channels, valid_to=min((day for day in days if day), default=None),
        **{flag: flag in also for flag in ALSO},
    )  # fmt: skip


def _flags(release: Release) -> set[str]:
    found = {flag for flag in ALSO if getattr(release, flag)}
    return found | ({"explicit"} if release.is_explicit_consent else set())


def _is_old(row: Signature) -> bool:
    """From before signatures said what was ticked: it then stands for what the release became."""
    return row.channels is None


def _channels(rows: Sequence[Signature], held: Release, asked_on: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """What one signer said yes to; a further form answers for the channels that were on it."""
    said: frozenset[str] = frozenset()
    for row in rows:
        now = held.channels if row.channels is None else frozenset(row.channels.split())
        on_it = asked_on.get(row.evidence or "?")
        said = now if on_it is None or row.decision == "no" else (said - on_it) | now
    return said


def _also(rows: Sequence[Signature], base: Release, held: Release) -> set[str]:
    said = [row for row in rows if row.also is not None or _is_old(row)]
    if not said:
        return _flags(base)
    return _flags(held) if _is_old(said[-1]) else set((said[-1].also or "").split())


def _until(rows: Sequence[Signature], held: Release) -> date | None:
    last = rows[-1]
    if _is_old(last):
        return held.valid_to
    return date.fromisoformat(last.until) if last.until else None
