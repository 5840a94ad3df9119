"""Pictures of the window in all its states: `python -m tests.desktop.gallery OUT_DIR`."""

import gettext
import os
import sys
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QItemSelectionModel
from PySide6.QtWidgets import QApplication

from imagebank import language
from imagebank.core.progress import Progress
from imagebank.desktop.application import make_application
from imagebank.desktop.help import HelpDialog
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.main_window import MainWindow
from imagebank.desktop.packs.result import PackResultDialog
from imagebank.desktop.snapshot import snapshot
from imagebank.desktop.take_in.dialog import TakeInDialog
from imagebank.desktop.take_in.report import TakeInReportDialog
from imagebank.desktop.theme.look import look
from imagebank.desktop.values import PackResult
from tests.desktop.fake_bank import CHANNELS, VOCABULARY, feed, pack_items, pack_value, packs_dialog, plan, report


class LongWords(gettext.NullTranslations):
    """A language twice as long as Swedish: what the layout must stand."""

    def gettext(self, text):
        return f"{text} {text}" if text else ""

    def ngettext(self, one, many, n):
        return self.gettext(one if n == 1 else many)


def settle(seconds=0.5):
    end = time.time() + seconds
    while time.time() < end:
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents()
        time.sleep(0.01)


def opened(size=(1440, 900), selected=(0, 2, 5), **bank):
    window = MainWindow()
    window.resize(*size)
    window.ask_to_stop = lambda: True
    window.bank = feed(window, **bank)
    window.show()
    window.activateWindow()
    settle(0.2)
    for row in selected:
        window.page.grid.selectionModel().select(window.model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    if selected:
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        window.page.grid.selectionModel().setCurrentIndex(window.model.index(selected[-1], 0), flag)
        window.page.grid.setFocus()
    settle()
    return window


def slow():
    for n in range(1, 2000):
        time.sleep(0.02)
        yield Progress(n, 2000, f"DSC_{n:04}.JPG")


def main(out: Path):
    out.mkdir(parents=True, exist_ok=True)
    make_application(["gallery"], theme="light")
    dressed = look()

    def shot(window, name):
        settle(0.6)
        snapshot(window, out / f"{name}.png")

    def one(name, wish="light", scale=1.0, size=(1440, 900), selected=(0,), **bank):
        dressed.ask(wish, scale)
        window = opened(size, selected, **bank)
        shot(window, name)
        return window

    one("light-one").close()
    window = one("light-three", selected=(0, 2, 5))
    window.inspector._column.verticalScrollBar().setValue(620)
    shot(window, "light-three-scrolled")
    window.close()
    window = one("light-inspector", selected=(3,))
    window.inspector._texts["alt_sv"]._edit.setPlainText("Ett klassrum med bord i tre grupper. " * 5)
    window.inspector._texts["alt_sv"].focus()
    window.inspector._column.verticalScrollBar().setValue(480)
    shot(window, "light-inspector")
    window.inspector._column.verticalScrollBar().setValue(1100)
    window.inspector._visibility.setFocus()
    shot(window, "light-inspector-2")
    window.close()
    one("dark", "dark", selected=(0, 2)).close()
    one("contrast", "contrast", selected=(0, 2)).close()
    one("large", scale=2.0).close()
    one("large-small-screen", scale=2.0, size=(1280, 720)).close()
    one("small-screen", size=(1280, 720), selected=(1, 2)).close()
    one("empty", selected=(), empty=True).close()
    window = one("nothing-selected", selected=())
    from imagebank.desktop.values import ResultValue

    window.page.show_result(ResultValue("Sökning: köksö", 0, 12480))
    window.page.banner.say("Filen IMG_2291.HEIC kunde inte läsas. Kopiera den igen från kameran.")
    window.lane.start(Job("Hämtar in från Ekskolan", slow))
    settle(1.5)
    shot(window, "no-hits-job-banner")
    dialog = TakeInDialog(window, plan("/media/kort/DCIM/100NIKON"), date(2026, 9, 23), VOCABULARY, CHANNELS)
    dialog.open()
    shot(dialog, "take-in")
    dialog.close()
    dialog = TakeInReportDialog(window, report())
    dialog.open()
    shot(dialog, "take-in-report")
    dialog.close()
    window.guide.show_keys()
    helped = window.findChild(HelpDialog)
    shot(helped, "help")
    helped.close()
    window.close()
    for wish, scale, name in (
        ("light", 1.0, "pack"),
        ("dark", 1.0, "pack-dark"),
        ("light", 2.0, "pack-large"),
    ):
        window = one(name, wish, scale, selected=tuple(range(9)))
        window.bank.pack()
        window.bank.dialog.rows.title.setText("Tillgängliga klassrum")
        shot(window.bank.dialog, f"{name}-new")
        window.bank.dialog.close()
        packs = packs_dialog(window)
        packs.show_pack(pack_value())
        packs.open()
        shot(packs, name)
        packs.close()
        window.close()
    language._translations["en"] = LongWords()
    language.use_language("en")
    window = one("long-words", selected=(0,))
    window.bank.pack()
    shot(window.bank.dialog, "long-words-pack")
    window.bank.dialog.close()
    window.close()
    one("long-words-large", scale=2.0).close()
    language.use_language("sv")
    dressed.ask("light", 1.0)
    window = opened()
    items = [item for item in pack_items(range(9)) if not item.leaves]
    result = PackResultDialog(
        window, PackResult("P-2026-014", Path("/hem/paket/P-2026-014"), 7, tuple(items)), window.thumbnails
    )
    result.open()
    shot(result, "pack-result")
    result.close()
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
