"""What stands on a printed consent form for one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FORM_LANGUAGES = ("sv", "en")
QUESTIONS = ("voice", "name", "health")
"""What is asked apart from the channels: may the voice be heard, the name stand beside the picture, and may the
context show or hint at a disability (a special category of data, which needs an explicit yes)."""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One person's form. Empty texts become lines to fill in by hand.

    `code` is `F-XXXX-XXXX`; `shoot` and `day` (as it shall be read) tell of the occasion; `contact` is where to ask and
    where to withdraw; `guardians` counts only for a `minor`: a name for each who must sign, '' for a line, none at all for two lines; `own_assent`: a pupil old enough
    (15–17) to sign too. `channels` are (key, label), `purposes` labels, both in the form's `language`; `valid_to` is
    the proposed last day; `questions` some of `QUESTIONS`.
    """

    code: str
    language: str
    organisation: str
    contact: str
    shoot: str
    day: str
    channels: tuple[tuple[str, str], ...]
    purposes: tuple[str, ...]
    valid_to: date
    name: str = ""
    pseudonym: str = ""
    minor: bool = False
    guardians: tuple[str, ...] = ()
    own_assent: bool = False
    questions: tuple[str, ...] = QUESTIONS
