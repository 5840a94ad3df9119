"""The text of a file of presets: its TOML, and the line of whatever is wrong in it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from imagebank.core.errors import N_, FileProblem, Text

Table = dict[str, Any]
Place = tuple[str, ...]
"""Where something stands: tables and key, as (`photo`, `web`, `width`)."""

SENTENCES = {
    "PRESETS_NOT_TEXT": N_("{where} är inte text i UTF-8. Spara om filen som UTF-8."),
    "PRESETS_SYNTAX": N_("{where}, rad {line}: filen följer inte TOML ({what}). Rätta raden."),
    "PRESETS_TABLE": N_("{where}, rad {line}: ”{what}” finns inte. Tabellerna är photo, film, channel och fallback."),
    "PRESETS_KEY": N_("{where}, rad {line}: ”{what}” finns inte. Välj bland {choices}."),
    "PRESETS_TYPE": N_("{where}, rad {line}: ”{what}” ska vara {choices}."),
    "PRESETS_VALUE": N_("{where}, rad {line}: {value} går inte för ”{what}”. Välj {choices}."),
    "PRESETS_NAME": N_(
        "{where}, rad {line}: en utgåva kan inte heta ”{what}”. Använd a–z, 0–9 och bindestreck, högst 40 tecken; "
        "poster och captions är upptagna."
    ),
    "PRESETS_CROP": N_("{where}, rad {line}: ”{what}” beskärs (crop) men saknar width eller height."),
    "PRESETS_NO_RENDITION": N_("{where}, rad {line}: det finns ingen utgåva ”{value}” för {what}."),
    "PRESETS_CHANNEL": N_(
        "{where}, rad {line}: det finns ingen kanal ”{what}” i ämnesordlistan. Välj bland {choices}."
    ),
}

KINDS: dict[type, str] = {
    int: N_("ett heltal"),
    bool: N_("true eller false"),
    str: N_("en text inom citattecken"),
    dict: N_("en tabell med namn och värden"),
    list: N_("en lista inom hakparenteser"),
}
AT_LINE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")
HEADER = re.compile(r"^\s*\[+([^\[\]]*)\]")
KEY = re.compile(r"^\s*([^=\[\]{}#]+?)\s*=")


class PresetText:
    """A file's path and text; every problem names the file and the line."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._lines = path, text.splitlines()
        self._text = text

    def tables(self) -> Table:
        """The file as TOML. Raises FileProblem PRESETS_SYNTAX."""
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            said = str(error)
            found = AT_LINE.search(said)
            line = int(found[1]) if found and found[1] else max(1, len(self._lines))
            what = AT_LINE.sub("", said)
            raise FileProblem(
                "PRESETS_SYNTAX", SENTENCES["PRESETS_SYNTAX"], where=self._path, line=line, what=what
            ) from error

    def problem(self, code: str, place: Place, **values: object) -> FileProblem:
        """The problem `code` about what stands at `place`."""
        said = {"where": self._path, "line": self.line_of(place), "what": place[-1], **values}
        return FileProblem(code, SENTENCES[code], **said)

    def typed(self, place: Place, value: Any, kind: type) -> Any:  # noqa: ANN401 - whatever TOML holds
        """The value, if it is of `kind`; true and false are no whole numbers. Raises FileProblem PRESETS_TYPE."""
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.problem("PRESETS_TYPE", place, choices=Text(KINDS[kind]))
        return value

    def line_of(self, place: Place) -> int:
        """The number, from 1, of the line where `place` is written; of the nearest thing around it where it is inside one."""
        found: dict[Place, int] = {}
        table: Place = ()
        for number, line in enumerate(self._lines, 1):
            header, key = HEADER.match(line), KEY.match(line)
            if header:
                table = _parts(header[1])
                found.setdefault(table, number)
            elif key:
                found.setdefault((*table, *_parts(key[1])), number)
        for length in range(len(place), 0, -1):
            inside = [line for known, line in found.items() if known[:length] == place[:length]]
            if inside:
                return min(inside)
        return 1


def _parts(dotted: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
