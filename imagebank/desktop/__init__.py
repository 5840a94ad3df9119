"""The window: the only room that imports PySide6. Widgets are given values and emit intentions."""
