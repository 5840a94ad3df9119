"""What the inspector asks of whoever feeds it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame


class Wishes(QFrame):
    """Emits `edited(ids, changes)` on save; answer with `not_saved()` when it could not be.

    `changes` holds, for what was changed: texts by field key, `visibility`, `audio_description`, `flag:…` (`on`, `off`),
    concepts as `concepts_added` and `concepts_removed`, the licence's channels as `channels_added`, `channels_removed`.
    `alt_typed(ids, key, text)` asks for the guide's remarks (`show_remarks`), `history_wanted(ids, before)` for what was done
    (`show_history`); `list_wanted` for the tree of concepts, `template_wanted` for a template. `dropped` tells that the user
    threw the edits away: answer with the newest value.
    """

    edited = Signal(tuple, dict)
    dropped = Signal()
    review_wanted = Signal(tuple)
    captions_wanted = Signal(tuple)
    person_wanted = Signal(tuple)
    person_removed = Signal(tuple, str)
    release_wanted = Signal(str)
    stack_wanted = Signal(tuple)
    step_wanted = Signal(tuple, str, str)
    confirm_wanted = Signal(tuple)
    cover_wanted = Signal(tuple)
    view_wanted = Signal(int)
    list_wanted = Signal(tuple)
    template_wanted = Signal(tuple)
    quick_wanted = Signal(tuple)
    pull_wanted = Signal()
    alt_typed = Signal(tuple, str, str)
    history_wanted = Signal(tuple, object)
