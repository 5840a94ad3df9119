"""Tagged PDF (PDF/UA-1) by Typst from a template in `resources/forms` and data that is never part of its source.

Our own fonts alone (what they lack, where a caller asks for it, in the ones that Typst brings); no network, no packages,
nothing outside the templates' folder is read.
"""

from __future__ import annotations

import functools
import json
import re
import shutil
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from imagebank.core.errors import N_, ProgrammingError
from imagebank.media.whole import not_written, written_aside
from imagebank.paths import RESOURCES

TEMPLATES = RESOURCES / "forms"
FONTS = RESOURCES / "fonts"
STANDARD = "ua-1"


COMMON = re.compile("[ -~\u00a0-\u017f–—‘’‚“”„†•…‰‹›€™−×·]*")
"""What our own fonts have without asking."""

MISSING = "\ufffd"
"""What stands for a character that no font of ours can show."""


def typeset(
    template: str,
    data: Mapping[str, object],
    target: Path,
    *,
    private: bool = False,
    pictures: Mapping[str, bytes] | None = None,
) -> None:
    """Write `target` (PDF) from `resources/forms/<template>.typ`, whole or absent. The template reads `data` as JSON.

    `private` for what has names in it: readable by its owner only. `pictures` are what the template may show, by file
    name; it may then use the fonts that Typst brings, too.

    Raises `FileProblem` DISK_FULL, NOT_WRITTEN; `ProgrammingError` TEMPLATE when template and data do not fit.
    """
    text = json.dumps(data, ensure_ascii=False)
    pdf = _compiled(template, text) if pictures is None else _with_pictures(template, text, pictures)
    with written_aside(target, private=private) as aside:
        try:
            aside.write_bytes(pdf)
        except OSError as error:
            raise not_written(target, error) from error


def _with_pictures(template: str, data: str, pictures: Mapping[str, bytes]) -> bytes:
    """The template in a folder of its own with the pictures, since it reads nothing outside of its folder."""
    with TemporaryDirectory(prefix="imagebank-pdf-") as made:
        folder = Path(made)
        shutil.copyfile(TEMPLATES / f"{template}.typ", folder / f"{template}.typ")
        for name, held in pictures.items():
            (folder / name).write_bytes(held)
        return _compiled(template, data, folder, fallback=True)


def _compiled(template: str, data: str, folder: Path = TEMPLATES, *, fallback: bool = False) -> bytes:
    try:
        compiler = typst.Compiler(
            folder / f"{template}.typ", root=folder, font_paths=_fonts(fallback=fallback), sys_inputs={"data": data}
        )
        made, _ = compiler.compile_with_warnings(format="pdf", pdf_standards=[STANDARD])
    except (typst.TypstError, RuntimeError) as error:
        raise _wrong(template, error) from error
    if not isinstance(made, bytes):
        raise _wrong(template, TypeError(type(made)))
    return made


@functools.cache
def _fonts(*, fallback: bool = False) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=fallback, font_paths=[FONTS])


def displayable(text: str) -> str:
    """The text as our fonts and Typst's can show it: a PDF/UA with a character that no font has is refused as a whole."""
    if COMMON.fullmatch(text):
        return text
    shown = (sign for sign in text if unicodedata.category(sign) != "Cf" and not "\ufe00" <= sign <= "\ufe0f")
    said = "".join(sign if COMMON.fullmatch(sign) or sign in "\n\t" or _is_shown(sign) else MISSING for sign in shown)
    return re.sub(f"{MISSING}+", MISSING, said) if said.strip() else MISSING


@functools.lru_cache(maxsize=4096)
def _is_shown(sign: str) -> bool:
    source = f'#set document(title: "x")\n#set text(font: "Inter")\n#"\\u{{{ord(sign):x}}}"'
    try:
        compiler = typst.Compiler(source.encode(), font_paths=_fonts(fallback=True))
        compiler.compile_with_warnings(format="pdf", pdf_standards=[STANDARD])
    except (typst.TypstError, RuntimeError):
        return False
    return True


def _wrong(template: str, error: Exception) -> ProgrammingError:
    return ProgrammingError("TEMPLATE", N_("Mallen {mall} gick inte att sätta: {fel}"), mall=template, fel=str(error))
