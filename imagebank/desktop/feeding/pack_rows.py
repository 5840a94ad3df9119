"""The list of packs, and what there is to choose for one, as values."""

from __future__ import annotations

from collections.abc import Sequence

from imagebank.core.actor import is_same
from imagebank.core.pack import OPEN, Pack, PackStep
from imagebank.core.use import PURPOSES
from imagebank.desktop.feeding.words import channel_choices, channel_label
from imagebank.desktop.packs.values import ALL, MINE, OUT, WAITING, PackChoices, PackRow
from imagebank.desktop.parts.words import mixed
from imagebank.desktop.values import Choice
from imagebank.language import _, language
from imagebank.services.drafting import steps_of
from imagebank.services.library import Library
from imagebank.services.packing import of_kind
from imagebank.services.presets import presets
from imagebank.services.wording import PACK_STATUS_WORDS, PURPOSE_WORDS

LOOKS: dict[str, tuple[str, str]] = {
    "draft": ("file-pen", "text"),
    "submitted": ("hourglass", "warn"),
    "approved": ("circle-check", "ok"),
    "issued": ("package-check", "ok"),
    "stale": ("triangle-alert", "warn"),
    "recalled": ("undo-2", "bad"),
}
"""Status → icon, ink."""


def pack_rows(library: Library) -> list[PackRow]:
    """Every pack, the newest first."""
    return [row_of(library, pack) for pack in reversed(of_kind(library, "pack"))]


def open_rows(library: Library) -> list[PackRow]:
    """The packs that have not left yet, the newest first."""
    return [row_of(library, pack) for pack in reversed(of_kind(library, "pack", OPEN))]


def row_of(library: Library, pack: Pack) -> PackRow:
    """One pack as a line."""
    icon, ink = LOOKS[pack.status]
    n = len(pack.items)
    facts = (
        channel_label(library.vocabulary, pack.channel), mixed(n), pack.date,
        pack.author, pack.id,
    )  # fmt: skip
    return PackRow(
        pack.id, pack.title, icon, ink, _(PACK_STATUS_WORDS[pack.status]), " · ".join(facts), _groups(library, pack)
    )


def _groups(library: Library, pack: Pack) -> frozenset[str]:
    found = {ALL}
    if is_same(pack.author, library.actor.name):
        found.add(MINE)
    if pack.status == "submitted" and may_approve(library, pack, steps_of(library, pack.id)):
        found.add(WAITING)
    if pack.status not in OPEN:
        found.add(OUT)
    return frozenset(found)


def may_approve(library: Library, pack: Pack, steps: Sequence[PackStep]) -> bool:
    """Whether the one at the window is a second person: did not make it, and did not submit it last."""
    submitters = [step.actor for step in steps if step.step == "submitted"]
    own = any(is_same(name, library.actor.name) for name in (pack.author, *submitters[-1:]))
    return library.actor.may_write and not own


def pack_choices(library: Library) -> PackChoices:
    """Channels, purposes, languages and renditions."""
    known = presets(library)
    labels = {name: known.label(name, language(), "foto" if name in known.photo else "film") for name in known.names}
    return PackChoices(
        channel_choices(library.vocabulary),
        tuple(Choice(key, _(PURPOSE_WORDS[key])) for key in PURPOSES),
        (Choice("sv", _("Svenska")), Choice("en", _("Engelska"))),
        tuple(Choice(name, label) for name, label in labels.items()),
    )
