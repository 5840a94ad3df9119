"""Acts of the archive at the window: weeding, disclosure, and the confirmation after a restore."""
