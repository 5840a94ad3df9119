"""Renditions under one roof: what services import. The work is done in `rendering_photo` and `rendering_film`."""

from __future__ import annotations

from imagebank.media.rendering_film import Part, poster, render_film
from imagebank.media.rendering_photo import Rendered, render_photo, render_photos

__all__ = ["Part", "Rendered", "poster", "render_film", "render_photo", "render_photos"]
