"""Step 6 of the catalogue: what each signature said, and what each form asked for. Portable SQL text like `schema`."""

from __future__ import annotations

COLUMNS = (("signature", "channels TEXT"), ("signature", "also TEXT"), ("signature", "until TEXT"), ("consent_form", "channels TEXT"))  # fmt: skip
"""Table, new column. Names joined by blanks; empty in rows of before, '' where nothing was ticked."""
