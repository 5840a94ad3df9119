"""The work list as files to send and to plan by: an e-mail draft (.eml) and a calendar (.ics). Pseudonyms only."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from imagebank.core.errors import N_, FileProblem
from imagebank.language import _, ngettext
from imagebank.services.library import Library
from imagebank.services.recalling import Letter
from imagebank.services.tasks import Task
from imagebank.services.writing import not_written


def draft(library: Library, found: Sequence[Task], today: date) -> bytes:
    """The work list as an e-mail draft to oneself or a colleague; mail programs open it unsent (X-Unsent)."""
    lines = [
        f"– {task.words}" + (f" ({task.due.isoformat()})" if task.due else "") + _pictures(task.assets)
        for task in found
    ] or [_("Inget väntar.")]
    subject = _("Bildbanken: att göra {day}").format(day=today.isoformat())
    return _message(subject, "\n".join([subject, "", *lines, "", str(library.setting("organisation"))]) + "\n")


def letter_draft(letter: Letter) -> bytes:
    """A recall's letter as an e-mail draft; an address goes into To, any other recipient stands in the text."""
    body = letter.body if "@" in letter.to else f"{letter.to}\n\n{letter.body}"
    return _message(letter.subject, body, letter.to if "@" in letter.to else "")


def _message(subject: str, body: str, to: str = "") -> bytes:
    message = EmailMessage()
    message["Subject"] = " ".join(subject.split())
    if to and " " not in to.strip():
        message["To"] = to.strip()
    message["X-Unsent"] = "1"
    message.set_content(body)
    return bytes(message)


def calendar(library: Library, found: Sequence[Task]) -> bytes:
    """What has a day, as whole-day events with an alarm a week before (RFC 5545)."""
    from icalendar import Calendar, Event  # read in when first needed: the window opens sooner

    made = Calendar()
    made.add("prodid", "-//imagebank//tasks//SV")
    made.add("version", "2.0")
    identity = library.root.name
    for task in found:
        if task.due is None:
            continue
        event = Event()
        event.add("uid", f"{task.kind}-{task.subject}-{task.due.isoformat()}@{identity}")
        event.add("dtstamp", datetime.now(UTC))
        event.add("dtstart", task.due)
        event.add("dtend", task.due + timedelta(days=1))
        event.add("summary", task.words)
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return made.to_ical()


def _pictures(n: int) -> str:
    return " – " + ngettext("{n} bild", "{n} bilder", n).format(n=n) if n else ""


def _owners_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def save(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a new file, whole or not at all; `private`: readable by its owner only. Raises FileProblem where something is there already."""
    made = False
    try:
        with open(path, "xb", opener=_owners_only if private else None) as file:
            made = True
            file.write(content)
    except FileExistsError as error:
        raise FileProblem(
            "TARGET_EXISTS_ALREADY", N_("{where} finns redan. Välj ett annat namn."), where=path
        ) from error
    except OSError as error:
        if made:
            with contextlib.suppress(OSError):
                path.unlink()
        raise not_written(path, error) from error
