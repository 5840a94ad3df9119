"""The handbook's pictures: what stands in each, how it is drawn from the real window on the demo, and how two are compared."""

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QTimer
from PySide6.QtWidgets import QWidget

from imagebank.core.use import Use
from imagebank.desktop.feeding.session import Session
from imagebank.desktop.follow_up.chart import ChartView
from imagebank.desktop.packs.pull_sheet import PullSheet
from imagebank.desktop.parts.scroll import Column
from imagebank.desktop.take_in.report import TakeInReportDialog
from imagebank.desktop.take_in.values import TakeInPlan
from imagebank.paths import DEMO
from imagebank.services.demonstration import CURATOR
from imagebank.services.drafting import make_draft
from imagebank.services.searching import read
from imagebank.services.tasks import tasks
from imagebank.services.template import Template
from tests.desktop.driving import settled
from tests.making import TODAY, picture

WIDEST = 900
"""A picture is at most so many pixels wide: what the handbook's window has room for."""

WINDOW, LARGE = (1120, 740), (1440, 900)
README = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "window.png"
CELL = 185
CELLS = (96, 60)
APART = 20.0
"""How far two pictures of one window may be apart (`difference`). Measured: drawn again 0; a button gone from the header 37
to 59; another word on a button 185."""


@dataclass
class Scene:
    """The window that is drawn, and what is where in it."""

    qtbot: object
    session: Session
    folder: Path

    def __post_init__(self):
        window = self.session.window
        window.ask_to_stop = lambda: True
        self.session.selecting.ask = lambda _parent: "drop"
        window.resize(*WINDOW)
        window.page.toolbar.stand_at(CELL)
        window.show()
        if self.session.desk.library.actor.may_write:
            self.session.tasks.renew()  # by itself the first count comes seconds later
        settled(self.qtbot, self.session)
        ids = self.session.desk.numbers.ids(window.model.ids.tolist())
        found = read(self.session.desk.library, ids)
        self.assets = {one.name_in("sv"): one.id for one in found}

    def go(self, place):
        self.session.window.places.go(place)
        self.rest()

    def pick(self, *titles):
        numbers = [self.session.desk.numbers.of(self.assets[one]) for one in titles]
        self.session.window.page.grid.select_ids(numbers)
        self.session.window.page.stand_at(numbers[-1])
        self.rest()

    @contextmanager
    def large(self):
        """The window with room for its three columns."""
        self.session.window.resize(*LARGE)
        self.rest()
        yield
        self.session.window.resize(*WINDOW)

    @property
    def page(self):
        """The place that is shown."""
        return self.session.window.places.currentWidget()

    def sheet(self, kind):
        """The dialog of that kind that is open over the window."""
        return next(one for one in self.session.window.findChildren(kind) if one.isVisible())

    def rest(self):
        settled(self.qtbot, self.session)

    def draw(self, part: QWidget | None = None) -> Image.Image:
        """The window, or a part of it, when everything in it has come and nothing of it changes any more."""
        shown = part or self.session.window
        before, drawn = None, shown.grab().toImage()
        while drawn != before:
            self.rest()
            self.qtbot.waitUntil(self._nothing_waits, timeout=20_000)
            self.qtbot.wait(20)
            self.rest()
            before, drawn = drawn, shown.grab().toImage()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        drawn.save(buffer, "PNG")
        return Image.open(BytesIO(bytes(buffer.data()))).convert("RGB")

    def _nothing_waits(self):
        """No small picture is on its way, and nothing is about to be counted."""
        window = self.session.window
        soon = (one for one in window.findChildren(QTimer) if one.isActive() and one.isSingleShot())
        coming = window.thumbnails._stack or window.thumbnails._under_way
        return not coming and not any(one.interval() < 1_000 for one in soon)


def library(scene):
    with scene.large():
        scene.go("library")
        scene.pick("Lugn vrå")
        return scene.draw()


def readme(scene):
    """The window as the README shows it."""
    with scene.large():
        scene.go("library")
        scene.pick("Tre elever på skolgården")
        return scene.draw()


def stop(scene):
    with scene.large():
        scene.go("library")
        scene.pick("Två elever samarbetar")
        return scene.draw(scene.session.window.inspector)


def several(scene):
    inspector = scene.session.window.inspector
    with scene.large():
        scene.go("library")
        scene.pick("Lugn vrå", "Matsal med runda bord", "Kapprum med bildmärkta platser")
        inspector.sections.open_only("classify")
        drawn = scene.draw(inspector)
        inspector.sections.open_only("")
    return drawn


def quick(scene):
    scene.go("library")
    scene.pick("Lugn vrå", "Kapprum med bildmärkta platser", "Matsal med runda bord")
    scene.session.quick.open()
    shown = scene.session.quick.window
    shown.showNormal()
    shown.resize(*WINDOW)
    scene.qtbot.waitUntil(lambda: scene.session.viewing.pictures.is_settled(shown.shown), timeout=20_000)
    drawn = scene.draw(shown)
    shown.close()
    scene.session.window.activateWindow()
    return drawn


def register(scene):
    scene.go("people")
    register = scene.session.registering.dialog
    library = scene.session.desk.library
    waiting = next(one.subject for one in tasks(library, TODAY) if one.kind == "signature")
    register.stand_at(waiting)
    return scene.draw()


def work_list(scene):
    scene.go("tasks")
    return scene.draw()


def pack(scene):
    chosen = [
        "Lugn vrå",
        "Matsal med runda bord",
        "Skylt för hörslinga",
        "Timstocken räknar ner",
        "Ståbord vid fönstret",
    ]
    library = scene.session.desk.library
    use = Use("webb", TODAY, title="Lugna rum i skolan", lifetime_to=TODAY + timedelta(days=365))
    scene.session.window.page.grid.clearSelection()
    number, _changes = make_draft(library, [scene.assets[one] for one in chosen], use, "Webbredaktionen")
    scene.session.watching.look()
    with scene.large():
        scene.session.pack_place.open(number)
        scene.rest()
        items = scene.page.workshop.items
        items.setCurrentIndex(items.model().index(2, 0))
        return scene.draw()


def follow_up(scene):
    """As far down as what was used of each environment."""
    scene.go("follow_up")
    scene.rest()
    column = scene.page.findChild(Column)
    plot = column.findChildren(ChartView)[2]
    column.verticalScrollBar().setValue(plot.mapTo(column.widget(), QPoint()).y() - 90)
    return scene.draw()


def vocabulary(scene):
    scene.go("vocabulary")
    tree = scene.page.tree
    tree.stand_at("larmiljo:fys-aterhamtning")
    return scene.draw()


def viewer(scene):
    scene.go("library")
    window, viewing = scene.session.window, scene.session.viewing
    number = scene.session.desk.numbers.of(scene.assets["Lugn vrå"])
    viewing.open_number(number)
    viewing.viewer.showNormal()
    viewing.viewer.resize(*WINDOW)
    scene.qtbot.waitUntil(lambda: viewing.pictures.is_settled(number), timeout=20_000)
    drawn = scene.draw(viewing.viewer)
    viewing.viewer.close()
    window.activateWindow()
    return drawn


def take_in(scene):
    """Two new ones, one that the bank has, one that is nearly the same, one that cannot be read."""
    scene.go("take_in")
    card = scene.folder / "kort"
    card.mkdir()
    shutil.copy(DEMO / "pictures" / "matsal.jpg", card / "DSC_0416.JPG")
    picture(card / "DSC_0417.JPG", 3, (640, 480))
    picture(card / "DSC_0418.JPG", 9, (640, 480))
    Image.open(DEMO / "pictures" / "ramp.jpg").resize((800, 533)).save(card / "ramp liten.jpg", quality=80)
    (card / "DSC_0419.JPG").write_bytes((card / "DSC_0416.JPG").read_bytes()[:4000])
    plan, template = TakeInPlan((card,), "Ekskolan i maj"), Template(shoot="Ekskolan i maj", creator=CURATOR)
    taking_in = scene.session.taking_in
    taking_in.run(
        "Ekskolan i maj", plan, template, lambda report, _stopped: taking_in.show_report(report, stopped=False)
    )
    scene.rest()
    shown = scene.sheet(TakeInReportDialog)
    drawn = scene.draw(shown)
    shown.close()
    return drawn


def advisor(scene):
    with scene.large():
        scene.pick("Lugn vrå")
        return scene.draw()


def pull(scene):
    scene.pick("Lugn vrå")
    scene.session.pulling.open()
    scene.rest()
    shown = scene.sheet(PullSheet)
    drawn = scene.draw(shown)
    shown.close()
    return drawn


CURATORS = {
    one.__name__.replace("_", "-"): one
    for one in (library, stop, several, quick, viewer, register, work_list, pack, follow_up, vocabulary, take_in)
}
ADVISORS = {one.__name__: one for one in (advisor, pull)}
"""Name of the file → what draws it."""


def small(drawn: Image.Image, widest: int = WIDEST) -> Image.Image:
    """As wide as it is shown, in 256 colours: what such a window has."""
    if drawn.width > widest:
        drawn = drawn.resize((widest, round(drawn.height * widest / drawn.width)), Image.Resampling.LANCZOS)
    return drawn.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def put(drawn: Image.Image, path: Path, widest: int = WIDEST) -> None:
    """Keep it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    small(drawn, widest).save(path, optimize=True)


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far apart the two are in the one of `CELLS` grey cells where they differ most; 255 is black against white."""
    if one.size != other.size:
        return 255.0
    cells = (each.convert("L").resize(CELLS, Image.Resampling.BOX) for each in (one, other))
    return float(np.asarray(ImageChops.difference(*cells)).max())
