"""The bundled font Inter (OFL) in the sizes and weights of the design."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from imagebank.paths import RESOURCES

FAMILY = "Inter"
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


def load_font() -> bool:
    """Make the bundled font known to Qt; False when its file is missing (the system's font is used then)."""
    if FAMILY in QFontDatabase.families():
        return True
    files = (str(RESOURCES / "fonts" / f"{FAMILY}-{weight}.ttf") for weight in _WEIGHTS)
    return min(QFontDatabase.addApplicationFont(file) for file in files) >= 0


def body_font(scale: float, size: float = 15, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Inter at `size` design pixels times `scale`."""
    font = QFont(FAMILY)
    font.setPixelSize(round(size * scale))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, for counts and dates in columns."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy
