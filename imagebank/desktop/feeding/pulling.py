"""One picture for one's own presentation: decided, made and noted when it is saved, copied or dragged out of the grid."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from imagebank.core.errors import ImagebankError
from imagebank.core.progress import Progress
from imagebank.core.reasons import REASONS
from imagebank.core.use import Use
from imagebank.desktop.acts.values import ACTS
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.pull_folder import new_folder, sweep
from imagebank.desktop.feeding.pulling_drag import LateFiles
from imagebank.desktop.feeding.words import channel_choices
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.packs.pull_sheet import PullSheet, PullWish
from imagebank.desktop.parts.words import day_words
from imagebank.desktop.theme.look import px
from imagebank.desktop.values import Choice
from imagebank.language import _, language
from imagebank.services.ending import last_day_of
from imagebank.services.library import Library
from imagebank.services.packing import Order
from imagebank.services.presets import presets
from imagebank.services.pulling import PRESET, Pulled, pull
from imagebank.services.searching import read
from imagebank.services.sorting_out import sort_out

CHANNEL = "presentation"


@dataclass(frozen=True, slots=True)
class _Picture:
    id: str
    title: str
    media: str
    presets: tuple[Choice, ...]
    preset: str


class Pulling(QObject):
    """Open to every role. What it is for is asked once a day, or is ”Presentation” and the day."""

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__(desk.window)
        self._desk, self._today = desk, today
        self._said: tuple[date, str, str] | None = None
        self._folder: Path | None = None
        sweep()
        desk.window.selection_bar.pull_wanted.connect(self.open)
        desk.window.page.dragged.connect(self.drag)
        keys = QShortcut(QKeySequence(ACTS["copy"].keys), desk.window.page, self.copy)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # a text field copies its own words

    @property
    def folder(self) -> Path:
        """Where this session's files lie."""
        if self._folder is None or not self._folder.is_dir():
            self._folder = new_folder()
        return self._folder

    def open(self) -> None:
        """Ask what the one that is selected is for."""
        numbers = self._desk.window.page.grid.selected_ids()[:2].tolist()
        if len(numbers) != 1:
            self._desk.window.page.banner.say(
                _("Markera en bild i taget för att använda den i en presentation."), "warn"
            )
            return
        library, id = self._desk.library, self._desk.numbers.id(numbers[0])
        self._desk.asking.ask("pull", lambda: _picture(library, id), self._show)

    def copy(self) -> None:
        """Make the one that is selected ready to be pasted, for what was said before or is usual."""
        numbers = self._desk.window.page.grid.selected_ids()[:2].tolist()
        if len(numbers) != 1:
            self._desk.window.page.banner.say(_("Markera en bild i taget för att kopiera den."), "warn")
            return
        library, id = self._desk.library, self._desk.numbers.id(numbers[0])

        def fetch(picture: _Picture | None) -> None:
            if picture is not None:
                self._fetch(picture, replace(self.wish(), preset=picture.preset), None)

        self._desk.asking.ask("pull", lambda: _picture(library, id), fetch)

    def wish(self) -> PullWish:
        """What it is for today, as said before or usual."""
        today = self._today()
        if self._said is not None and self._said[0] == today:
            return PullWish(self._said[1], self._said[2], PRESET)
        return PullWish(_("Presentation {day}").format(day=today.isoformat()), CHANNEL, PRESET)

    def drag(self, number: int) -> None:
        """A picture is dragged out of grid or table: refused at once, or offered as a file that is made where it is let go."""
        data = self.offered(number)
        if data is None:
            return
        drag = QDrag(self._desk.window.page.view())
        drag.setMimeData(data)
        picture = self._desk.window.thumbnails.pixmap(number)
        if picture is not None:
            drag.setPixmap(picture.scaledToHeight(px(96), Qt.TransformationMode.SmoothTransformation))
        drag.exec(Qt.DropAction.CopyAction)

    def offered(self, number: int) -> LateFiles | None:
        """What is dragged; None where nothing may be, which is said. One decision is a matter of milliseconds."""
        library, id, wish = self._desk.library, self._desk.numbers.id(number), self.wish()
        found = next(iter(read(library, [id])), None)
        if found is None:
            return None
        if found.media == "film":
            words = _("Filmer dras inte ut. Välj Använd i min presentation, så görs filmen först.")
            self._desk.window.page.banner.say(words, "warn")
            return None
        use = self._use(wish)
        denied = why_not(library, id, use, PRESET)
        if denied:
            words = _("{title} får inte användas i kanalen: {why}").format(title=found.name_in(language()), why=denied)
            self._desk.window.page.banner.say(words, "bad")
            return None
        return LateFiles(lambda: self._taken(id, use))

    def _taken(self, id: str, use: Use) -> tuple[Path, ...]:
        """The drop: made in the window's thread, since whoever takes it waits. A refusal hands nothing over."""
        try:
            pulled = pull(self._desk.library, id, use, self.folder, PRESET)
        except ImagebankError as error:
            QTimer.singleShot(0, lambda error=error: self._desk.complain(error))
            return ()
        QTimer.singleShot(0, lambda: self._tell(pulled, _("Bilden är hämtad.")))
        return pulled.files[:1]

    def _show(self, picture: _Picture | None) -> None:
        if picture is None:
            return
        library = self._desk.library
        wish = replace(self.wish(), preset=picture.preset, as_slides=True)
        sheet = PullSheet(self._desk.window, picture.title, channel_choices(library.vocabulary), picture.presets, wish)
        sheet.use_changed.connect(lambda _channel: self._judge(sheet, picture))
        sheet.save_wanted.connect(lambda said, folder: self._start(sheet, picture, said, folder))
        sheet.copy_wanted.connect(lambda said: self._start(sheet, picture, said, None))
        self._judge(sheet, picture)
        sheet.open()

    def _judge(self, sheet: PullSheet, picture: _Picture) -> None:
        library, wish = self._desk.library, sheet.wish()
        use = self._use(replace(wish, title=wish.title or "-"))
        show = if_alive(sheet, lambda answer: sheet.show_answer(wish.channel, *answer))
        self._desk.asking.ask("may-pull", lambda: _answer(library, picture.id, use, wish.preset), show)

    def _start(self, sheet: PullSheet, picture: _Picture, wish: PullWish, folder: Path | None) -> None:
        self._said = self._today(), wish.title, wish.channel
        sheet.accept()
        self._fetch(picture, wish, folder)

    def _fetch(self, picture: _Picture, wish: PullWish, folder: Path | None) -> None:
        """As a job: to a folder, or to be pasted."""
        library, use, place = self._desk.library, self._use(wish), folder or self.folder
        job = Job(_("Hämtar {title}").format(title=picture.title), lambda: _task(library, picture.id, use, place, wish))
        job.finished.connect(lambda pulled: self._saved(pulled, place) if folder else self._copied(pulled))
        job.failed.connect(self._failed)
        self._desk.window.lane.start(job)

    def _saved(self, pulled: Pulled, folder: Path) -> None:
        self._tell(pulled, _("Bilden ligger i {folder}.").format(folder=folder))

    def _copied(self, pulled: Pulled) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(pulled.files[0]))])
        QApplication.clipboard().setMimeData(data)
        self._tell(pulled, _("Bilden är kopierad. Klistra in den i presentationen."))

    def _tell(self, pulled: Pulled, words: str) -> None:
        """What goes with the picture does not travel by itself: credit and alternative text, to be copied."""
        until = _until(_("Den får användas till och med {day}."), pulled.last_day)
        credit = _("Skriv bildkrediten vid bilden: ”{credit}”.").format(credit=pulled.credit) if pulled.credit else ""
        actions = [(_("Kopiera bildkredit"), lambda: _copy(pulled.credit))] if pulled.credit else []
        actions += [(_("Kopiera alternativtext"), lambda: _copy(pulled.alt))] if pulled.alt else []
        said = " ".join(part for part in (words, credit, until) if part)
        self._desk.window.page.banner.say(said, "ok", actions)

    def _use(self, wish: PullWish) -> Use:
        return Use(wish.channel, self._today(), title=wish.title, language=language())

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ImagebankError):
            raise error
        self._desk.complain(error)


def why_not(library: Library, id: str, use: Use, preset: str) -> str:
    """Why a picture may not be taken so, nobody by pseudonym; empty where it may."""
    found = sort_out(library, Order((id,), use, Path(), renditions=(preset,)))
    codes = dict.fromkeys(one.code for refusal in found.refused for one in refusal.findings)
    return " ".join(_(REASONS[code].says) for code in codes)


def _answer(library: Library, id: str, use: Use, preset: str) -> tuple[str, str]:
    """Why not, or empty; and what is said where it may: until when, if it ends."""
    denied, last = why_not(library, id, use, preset), last_day_of(library, id)
    until = _until(_("Får användas till och med {day}."), last.isoformat() if last else None)
    return denied, until or _("Får användas.")


def _until(words: str, day: str | None) -> str:
    return words.format(day=day_words(date.fromisoformat(day))) if day else ""


def _picture(library: Library, id: str) -> _Picture | None:
    asset = next(iter(read(library, [id])), None)
    if asset is None:
        return None
    known = presets(library)
    names = tuple(known.of_media(asset.media))
    preset = PRESET if PRESET in names else next(iter(known.of_channel(CHANNEL, asset.media)), names[0])
    choices = tuple(Choice(name, known.label(name, language(), asset.media)) for name in names)
    return _Picture(asset.id, asset.name_in(language()), asset.media, choices, preset)


def _task(library: Library, id: str, use: Use, folder: Path, wish: PullWish) -> Generator[Progress, None, Pulled]:
    yield Progress(0, 0)
    return pull(library, id, use, folder, wish.preset, as_slides=wish.as_slides)


def _copy(text: str) -> None:
    QApplication.clipboard().setText(text)
