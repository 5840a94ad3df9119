"""Consent forms to print and sign: one or two A4 pages for each person, in one tagged PDF.

The words stand in `resources/forms/consent.typ`, in Swedish and English.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from imagebank.core.errors import N_, WrongWords
from imagebank.core.form import FORM_LANGUAGES, FormSheet
from imagebank.core.use import INCLUDED_IN, NOT_RECALLABLE
from imagebank.media import codes
from imagebank.media.typesetting import typeset

SOCIAL = frozenset({"sociala"} | {channel for channel, whole in INCLUDED_IN.items() if whole == "sociala"})
"""Channels on which a company outside the EU may handle the picture."""


def consent_form(sheets: Sequence[FormSheet], target: Path) -> None:
    """Write the forms of `sheets` to `target`, each person from a new page. No name stands in the file's metadata, and
    only its owner can read it.

    Raises `WrongWords` NO_SHEETS or BAD_FORM_LANGUAGE, `FileProblem` DISK_FULL, NOT_WRITTEN.
    """
    if not sheets:
        raise WrongWords("NO_SHEETS", N_("Ingen person är vald till blanketten. Välj minst en person och försök igen."))
    for sheet in sheets:
        if sheet.language not in FORM_LANGUAGES:
            raise WrongWords(
                "BAD_FORM_LANGUAGE",
                N_("Blanketten finns inte på språket ”{language}”. Välj bland sv och en."),
                language=sheet.language,
            )
    typeset("consent", {"sheets": [_data(sheet) for sheet in sheets]}, target, private=True)


def _data(sheet: FormSheet) -> dict[str, object]:
    """The sheet as JSON, with what the template need not know how to work out."""
    keys = {key for key, _ in sheet.channels}
    return {
        **asdict(sheet),
        "valid_to": sheet.valid_to.isoformat(),
        "guardians": list(sheet.guardians or ("", "")) if sheet.minor else [],
        "channels": [
            {"label": label, "recallable": key not in NOT_RECALLABLE, "social": key in SOCIAL}
            for key, label in sheet.channels
        ],
        "social": bool(keys & SOCIAL),
        "lasting": bool(keys & NOT_RECALLABLE),
        "qr": codes.qr_svg(sheet.code),
    }
