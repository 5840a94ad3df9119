"""Errors are sentences: what, where, what to do next. One tree, two branches.

`WorldError` is the world's fault (a full disk, an unreadable file, a locked catalogue) and ends as a
line of a report; `ProgrammingError` is ours and must reach the log. A sentence is kept as Swedish source text with
named places, so that the door that shows it can translate it: see `imagebank.language`.
"""

from __future__ import annotations


def N_(text: str) -> str:
    """Mark `text` (Swedish, with `{named}` places) for translation and return it unchanged."""
    return text


class Text(str):
    """A value of a sentence that is itself a text to translate, as `Text(N_("ljud"))`."""

    __slots__ = ()


class ImagebankError(Exception):
    """A sentence with a stable `code`, its Swedish `template` and the `values` that fill it."""

    def __init__(self, code: str, template: str, **values: object) -> None:
        super().__init__(template.format(**values))
        self.code = code
        self.template = template
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes: an error of a decoding worker keeps its code and sentence."""
        return _rebuild, (type(self), self.code, self.template, self.values)


def _rebuild(kind: type[ImagebankError], code: str, template: str, values: dict[str, object]) -> ImagebankError:
    return kind(code, template, **values)


class WorldError(ImagebankError):
    """The world's fault: the sentence says what, where and what to do next."""


class FileProblem(WorldError):
    """One file could not be taken in, read or written; the rest goes on."""


class LibraryProblem(WorldError):
    """The library cannot be opened, read or written at all (command line: exit code 4)."""


class Refused(WorldError):
    """A rule said no (command line: exit code 3)."""


class WrongWords(WorldError):
    """A question, option or id that nobody can understand (command line: exit code 2)."""


def bad_value(name: str, value: object, choices: str) -> WrongWords:
    """The sentence for a value that a field or option does not take; `choices` says what it does."""
    return WrongWords(
        "BAD_VALUE", N_("”{value}” går inte för {name}. Välj bland {choices}."), name=name, value=value, choices=choices
    )


class ProgrammingError(ImagebankError):
    """Our fault: something that the code promised did not hold."""
