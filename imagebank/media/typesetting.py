"""Tagged PDF (PDF/UA-1) by Typst from a template in `resources/forms` and data that is never part of its source.

Our own fonts alone; no network, no packages, nothing outside the templates' folder is read.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path

import typst

from imagebank.core.errors import N_, ProgrammingError
from imagebank.media.whole import not_written, written_aside
from imagebank.paths import RESOURCES

TEMPLATES = RESOURCES / "forms"
FONTS = RESOURCES / "fonts"
STANDARD = "ua-1"


def typeset(template: str, data: Mapping[str, object], target: Path, *, private: bool = False) -> None:
    """Write `target` (PDF) from `resources/forms/<template>.typ`, whole or absent. The template reads `data` as JSON.

    `private` for what has names in it: readable by its owner only.

    Raises `FileProblem` DISK_FULL, NOT_WRITTEN; `ProgrammingError` TEMPLATE when template and data do not fit.
    """
    pdf = _compiled(template, json.dumps(data, ensure_ascii=False))
    with written_aside(target, private=private) as aside:
        try:
            aside.write_bytes(pdf)
        except OSError as error:
            raise not_written(target, error) from error


def _compiled(template: str, data: str) -> bytes:
    try:
        compiler = typst.Compiler(
            TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=_fonts(), sys_inputs={"data": data}
        )
        made, _ = compiler.compile_with_warnings(format="pdf", pdf_standards=[STANDARD])
    except (typst.TypstError, RuntimeError) as error:
        raise _wrong(template, error) from error
    if not isinstance(made, bytes):
        raise _wrong(template, TypeError(type(made)))
    return made


@functools.cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _wrong(template: str, error: Exception) -> ProgrammingError:
    return ProgrammingError("TEMPLATE", N_("Mallen {mall} gick inte att sätta: {fel}"), mall=template, fel=str(error))
