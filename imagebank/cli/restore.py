"""`imagebank restore [BACKUP] --library NEW`: makes a library again, from a backup, from what a damaged one still has, or both.

A command of its own and not `doctor --rebuild`: it writes to a new folder only, so that the damaged library stays as it is
until somebody has seen that the new one is right.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from imagebank.cli.options import DONE, SOME_FAILED, Answer, Command, actor_of, library_path
from imagebank.cli.progress import drive
from imagebank.core.errors import N_
from imagebank.language import _, sentence
from imagebank.services.restoring import Order, Restored, restore


def _flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "backup", type=Path, nargs="?", metavar="BACKUP", help=_("Säkerhetskopiornas mapp, eller en av kopiorna")
    )
    parser.add_argument(
        "--originals",
        type=Path,
        metavar="DIR",
        help=_("Den skadade bankens mapp: original, importer och loggen med senare återkallanden och raderingar"),
    )
    parser.add_argument("--date", metavar="YYYY-MM-DD", help=_("Kopian från en viss dag, i stället för den senaste"))


def _run(words: argparse.Namespace) -> Answer:
    report = Restored()
    target = library_path(words)
    usual = os.environ.get("IMAGEBANK_LIBRARY")
    usual = Path(usual) if usual and Path(usual).resolve() != target.resolve() else None
    drive(restore(Order(target, actor_of(words), words.backup, words.originals, words.date, usual), report))
    problems = [{"code": one.code, "subject": one.subject, "message": one.message} for one in report.checkup.problems]
    failed = [{"path": one.path, "message": sentence(one.problem)} for one in report.rebuilt.anew.failed]
    data = {
        "library": str(target.resolve()), "at": report.at, "assets": report.assets, "originals": report.placed,
        "from_journals": report.rebuilt.from_journals, "anew": [id for id, _path, _sha in report.rebuilt.anew.imported],
        "failed": failed, "lost": report.rebuilt.lost, "weeded": report.rebuilt.weeded, "unsound": report.unsound, "missing": report.missing,
        "problems": problems, "reapplied": report.reapplied, "found_near": report.found_near, "ledger": str(report.ledger) if report.ledger else None,
    }  # fmt: skip
    bad = problems or failed or report.rebuilt.lost or report.unsound
    return Answer(data, "\n".join(_lines(words, report)), SOME_FAILED if bad else DONE)


def _lines(words: argparse.Namespace, report: Restored) -> list[str]:
    anew, lost = report.rebuilt.anew, report.rebuilt.lost
    told = [
        (True, _("Banken i {where} har {n} bilder och filmer.").format(where=library_path(words), n=report.assets)),
        (report.own, _("Den skadade bankens egen katalog är hel och används.")),
        (report.at is not None, _("Allt är som det var {at}. Det som gjorts senare måste göras om.").format(at=(report.at or "")[:16].replace("T", " "))),
        (
            report.reapplied is not None,
            _("Återkallanden, spärrar och raderingar som utlämningsloggen visar är gjorda på nytt: {n}.").format(n=report.reapplied or 0),
        ),
        (
            report.reapplied is None and not report.own,
            _("Utlämningsloggens slut saknas: senare återkallanden kan vara okända, och den som har raderats sedan dess kan vara tillbaka med namn och blanketter. Finns den skadade bankens mapp, så återställ till en ny mapp med --originals och den mappen. Bilder med personer ska prövas tills en kommunikatör bekräftar med ”imagebank ledger confirm”."),
        ),
        (
            bool(report.found_near),
            _("Loggen i {where} gick vidare: {n} återkallanden, spärrar och raderingar ur den är gjorda på nytt. Om den är den senaste går inte att veta.").format(where=report.ledger, n=report.found_near),
        ),
        (
            report.at is None and not report.own,
            _("Utan säkerhetskopia är personer, samtycken, bedömningar, bildpaket och utlämningslogg borta. Inget får lämnas ut förrän det är registrerat på nytt."),
        ),
        (
            bool(report.rebuilt.from_journals),
            _("{n} som togs in senare är tillbaka ur importernas journaler.").format(n=len(report.rebuilt.from_journals)),
        ),
        (bool(anew.imported), _("{n} original som inget kände till togs in på nytt.").format(n=len(anew.imported))),
        (bool(lost), _("{n} finns bara i en journal; originalen är borta.").format(n=len(lost))),
        (bool(report.rebuilt.weeded), _("{n} är gallrade med stöd av ett gallringsbeslut och kommer inte tillbaka.").format(n=len(report.rebuilt.weeded))),
        (bool(report.unsound), _("Skadade original: {files}.").format(files=", ".join(report.unsound))),
        (bool(report.missing), _("Bilder och filmer utan originalfil: {n}. Importera filerna, så känns de igen, eller återställ till en ny mapp med --originals och den skadade bankens mapp.").format(n=len(report.missing))),
        (True, _("Gör miniatyrer som saknas med: imagebank doctor --thumbnails")),
    ]  # fmt: skip
    lines = [text for is_so, text in told if is_so]
    lines += [sentence(one.problem) for one in anew.failed]
    return [*lines, *(one.message for one in report.checkup.problems)]


COMMAND = Command(
    "restore",
    N_("återställer banken till en ny mapp"),
    "imagebank restore /media/usb/bildbank --originals ~/Skadad --library ~/Ny",
    _flags,
    _run,
)
