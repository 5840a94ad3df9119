"""What has been edited and not yet saved. Pure: no Qt."""

from __future__ import annotations

from collections.abc import Mapping

Change = str | tuple[str, ...]


class Pending:
    """Changes by field, against what was shown; a field changed back is no change."""

    def __init__(self, shown: Mapping[str, object] | None = None) -> None:
        self._shown = dict(shown or {})
        self._changes: dict[str, Change] = {}

    def change(self, key: str, value: Change) -> None:
        """The user gave `key` another value."""
        if self._shown.get(key) == value:
            self._changes.pop(key, None)
        else:
            self._changes[key] = value

    def changes(self) -> dict[str, Change]:
        """Everything to be saved."""
        return dict(self._changes)

    def __bool__(self) -> bool:
        return bool(self._changes)
