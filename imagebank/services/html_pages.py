"""Accessible pages by templates in `resources/pages`, in the look of the pack's page; everything that is filled in is escaped."""

from __future__ import annotations

import functools
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from imagebank.paths import RESOURCES

PAGES = RESOURCES / "pages"


def render(template: str, lang: str, **values: object) -> bytes:
    """The page `resources/pages/<template>` in `lang`, UTF-8; the template has `style` and `lang` beside the values."""
    style = Markup((PAGES / "pack.css").read_text("utf-8"))  # noqa: S704 - our own file
    return _template(template).render(lang=lang, style=style, **values).encode()


def environment() -> Environment:
    """Where our templates are found, everything escaped and nothing undefined."""
    return Environment(
        loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@functools.cache
def _template(name: str) -> Any:  # noqa: ANN401 - the template's own type says nothing more
    return environment().get_template(name)
