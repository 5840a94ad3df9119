"""Every act on what is selected: words, icon and key, said once for the context menu and the selection bar's menu."""

from __future__ import annotations

from dataclasses import dataclass

from imagebank.core.errors import N_
from imagebank.core.fields import PICK_WORDS
from imagebank.desktop.theme.icons import PICK_ICONS
from imagebank.desktop.values import Choice


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `group`: acts of one group stand together; `writes`: only who may write is shown it."""

    key: str
    words: str
    icon: str
    keys: str = ""
    group: int = 0
    writes: bool = True


ACTS: dict[str, Act] = {
    act.key: act
    for act in (
        Act("view", N_("Visa stort"), "expand", "F11", 0, writes=False),
        Act("compare", N_("Jämför"), "columns-2", "Ctrl+J", 0, writes=False),
        Act("like", N_("Visa liknande bilder"), "images", "", 0, writes=False),
        Act("rating", N_("Betyg"), "star", "0–5", 1),
        Act("picked", PICK_WORDS["picked"], PICK_ICONS["picked"], "P", 1),
        Act("rejected", PICK_WORDS["rejected"], PICK_ICONS["rejected"], "X", 1),
        Act("none", PICK_WORDS["none"], PICK_ICONS["none"], "U", 1),
        Act("collect", N_("Lägg i samling"), "folder-plus", "Ctrl+L", 2),
        Act("uncollect", N_("Ta bort ur samlingen"), "folder", "Ctrl+Shift+L", 2),
        Act("earlier", N_("Flytta först i samlingen"), "arrow-up", "", 2),
        Act("later", N_("Flytta sist i samlingen"), "arrow-down", "", 2),
        Act("pack", N_("Skapa bildpaket…"), "package", "Ctrl+P", 3),
        Act("add", N_("Lägg i bildpaket…"), "package-plus", "", 3),
        Act("pull", N_("Använd i min presentation…"), "presentation", "Ctrl+E", 3, writes=False),
        Act("copy", N_("Kopiera"), "copy", "Ctrl+C", 3, writes=False),
        Act("people", N_("Vilka är med?"), "users", "Ctrl+R", 4),
        Act("reveal", N_("Visa originalet i mappen"), "folder-open", "", 4),
        Act("disclose", N_("Lämna ut som allmän handling…"), "folder-open", "", 5),
        Act("weed", N_("Gallra…"), "trash-2", "", 5),
        Act("undo", N_("Ångra: {step}"), "undo-2", "Ctrl+Z", 6),
    )
}
"""In the order of the menu."""


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act as it stands now: `why_not` in a sentence where it cannot be done; `choices`: a menu under it.

    `step` completes the words of an act that names something; `chosen` is the one of `choices` that holds.
    """

    act: Act
    why_not: str = ""
    choices: tuple[Choice, ...] = ()
    chosen: str = ""
    step: str = ""
