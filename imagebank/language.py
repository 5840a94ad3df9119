"""The one translation layer: Swedish is the source text, other languages are gettext catalogues in `resources`."""

from __future__ import annotations

import gettext

from imagebank.core.errors import ImagebankError, Text
from imagebank.paths import RESOURCES

LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}
"""Each language by its own name."""

LANGUAGES = tuple(LANGUAGE_NAMES)
DEFAULT = "sv"

_translations: dict[str, gettext.NullTranslations] = {}
_process_language = DEFAULT


def use_language(lang: str) -> None:
    """Set the language of everything shown from here on, in every thread."""
    global _process_language  # noqa: PLW0603 - the one place where the process's language is kept
    _process_language = lang if lang in LANGUAGES else DEFAULT


def language() -> str:
    """The language that texts are shown in now."""
    return _process_language


def translation(lang: str) -> gettext.NullTranslations:
    """The catalogue of `lang`; Swedish, the source text, needs none."""
    if lang not in _translations:
        folder = str(RESOURCES / "translations")
        _translations[lang] = gettext.translation("imagebank", folder, [lang], fallback=lang == DEFAULT)
    return _translations[lang]


def _(text: str, lang: str | None = None) -> str:
    """Translate Swedish source text into `lang`, by default the language shown now."""
    return translation(lang or language()).gettext(text) if text else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a text with a count; `{n}` is left for the caller to fill."""
    return translation(language()).ngettext(one, many, n)


def sentence(error: ImagebankError) -> str:
    """An error's sentence in the language shown now."""
    values = {name: _(value) if isinstance(value, Text) else value for name, value in error.values.items()}
    return _(error.template).format(**values)
