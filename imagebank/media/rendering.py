"""Renditions under one roof: what services import. The work is done in `rendering_photo`, `rendering_film` and `rendering_poster`."""

from __future__ import annotations

from imagebank.media.rendering_film import Part, render_film
from imagebank.media.rendering_photo import Rendered, render_photo, render_photos
from imagebank.media.rendering_poster import poster

__all__ = ["Part", "Rendered", "poster", "render_film", "render_photo", "render_photos"]
