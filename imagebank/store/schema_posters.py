"""Step 8 of the catalogue: the moment that stands for a film. Portable SQL text like `schema`."""

from __future__ import annotations

COLUMNS = (("asset", "poster_s REAL CHECK (poster_s >= 0)"),)
"""Table, new column. Seconds from the film's first frame; NULL: the program chooses. The asset's triggers feed its changes."""
