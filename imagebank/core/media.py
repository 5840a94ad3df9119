"""The two kinds of media that a bank holds."""

from __future__ import annotations

from typing import Literal

Media = Literal["foto", "film"]
"""The notation's local part in the scheme `mediatyp`."""
