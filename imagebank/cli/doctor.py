"""`imagebank doctor`: checks catalogue and files; `--self-test`: whether the program itself works on this computer."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from datetime import date
from pathlib import Path

from imagebank.cli.options import DONE, SOME_FAILED, Answer, Command, opened
from imagebank.cli.progress import drive
from imagebank.core.errors import N_
from imagebank.language import _
from imagebank.services.self_testing import SelfTest, self_test
from imagebank.services.upkeep import Checkup, examine, rebuild_thumbnails


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quick", action="store_true", help=_("Läs inte originalen byte för byte"))
    parser.add_argument("--self-test", action="store_true", help=_("Pröva programmet självt i en tillfällig bank"))
    parser.add_argument("--thumbnails", action="store_true", help=_("Gör miniatyrer som saknas"))


def _run(words: argparse.Namespace) -> Answer:
    return _try_program() if words.self_test else _check_library(words)


def _try_program() -> Answer:
    """The main job in a folder that the window, which is tried last, takes away."""
    folder = Path(tempfile.mkdtemp(prefix="imagebank-self-test-"))
    done = SelfTest(folder / "bank", folder / "paket")
    try:
        drive(self_test(done, date.today()))  # noqa: DTZ011 - the day where the user sits
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Answer({"passed": done.passed, "film": done.film}, "\n".join(done.passed), window=done.library, tried=True)


def _check_library(words: argparse.Namespace) -> Answer:
    report = Checkup()
    with opened(words) as library:
        drive(examine(library, report, deep=not words.quick))
        if words.thumbnails:
            drive(rebuild_thumbnails(library))
    problems = [{"code": one.code, "subject": one.subject, "message": one.message} for one in report.problems]
    lines = [one.message for one in report.problems] or [_("Banken är hel.")]
    if report.uncatalogued:
        left = _("Originalfiler som väntar på att en avbruten import körs om: {n}.")
        lines.append(left.format(n=len(report.uncatalogued)))
    if report.missing:
        lines.append(
            _("Bilder och filmer utan originalfil: {n}. Importera filerna, så känns de igen.").format(
                n=len(report.missing)
            )
        )
    if report.doubtful:
        lines.append(_("Banken är återställd utan loggens slut. Bekräfta med ”imagebank ledger confirm”."))
    data = {
        "doubtful": report.doubtful,
        "problems": problems,
        "uncatalogued": report.uncatalogued,
        "missing": report.missing,
    }
    return Answer(data, "\n".join(lines), SOME_FAILED if problems else DONE)


COMMAND = Command("doctor", N_("kontrollerar katalog och filer"), "imagebank doctor", _flags, _run)
