"""What the window remembers between runs on this computer: recent banks, look, size of cells, language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from imagebank.desktop.command import is_bank

_RECENT = 8


class Memory:
    """Kept in the user's own settings, never in a library; with `kept` False, for this run only."""

    def __init__(self, *, kept: bool = True) -> None:
        whose = "imagebank" if kept else "imagebank-self-test"
        self._kept = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "imagebank", whose)
        if not kept:
            self._kept.clear()

    def recent(self) -> list[Path]:
        """Banks opened before that are still there, newest first."""
        said = self._kept.value("recent", [])
        names = [said] if isinstance(said, str) else list(said or [])  # type: ignore[call-overload]
        return [Path(name) for name in names if is_bank(Path(name))]

    def newest(self) -> Path | None:
        """The bank that was open last; None where there is none."""
        return next(iter(self.recent()), None)

    def opened(self, library: Path) -> None:
        """Remember a bank as the newest."""
        here = library.resolve()
        rest = [path for path in self.recent() if path != here]
        self._kept.setValue("recent", [str(path) for path in [here, *rest][:_RECENT]])

    def text(self, name: str, default: str = "") -> str:
        """One remembered word."""
        return str(self._kept.value(name, default) or default)

    def number(self, name: str, default: int) -> int:
        """One remembered number."""
        said = str(self._kept.value(name, default))
        return int(said) if said.isdigit() else default

    def keep(self, name: str, value: str | int) -> None:
        """Remember a word or number."""
        self._kept.setValue(name, value)

    def geometry(self) -> QByteArray:
        """Where the window stood."""
        found = self._kept.value("geometry", QByteArray())
        return found if isinstance(found, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window stands."""
        self._kept.setValue("geometry", geometry)
