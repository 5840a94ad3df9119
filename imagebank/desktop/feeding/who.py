"""Who is in many pictures: opens the dialog on what is selected, saves each picture, looks for faces as a job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.amounts import selected
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.facing import Found, look_for_faces, looking, no_detection
from imagebank.desktop.feeding.peopling import Peopling
from imagebank.desktop.feeding.pictures import frames_of_films, large_pictures
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.feeding.who_pictures import near_and_far, save_who, who_pictures
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.values import Choice
from imagebank.desktop.who.dialog import WhoDialog
from imagebank.desktop.who.moments import Moments
from imagebank.desktop.who.values import WhoDraft, WhoPicture
from imagebank.language import _, sentence
from imagebank.services.covering import detection_is_there

_KEPT = 24

Known = tuple[list[WhoPicture], tuple[list[Choice], list[Choice]]]


class Who(QObject):
    """From the selection bar's button, Ctrl+R or the inspector to registered persons."""

    def __init__(self, desk: Desk, watching: Watching, peopling: Peopling, today: Callable[[], date]) -> None:
        super().__init__(desk.window)
        self._desk, self._watching, self._peopling = desk, watching, peopling
        self._today = today
        bar, may = desk.window.selection_bar, desk.library.actor.may_write
        bar.may_register(may)
        if may:
            bar.people_wanted.connect(self.ask)
            peopling.several_wanted.connect(self.open)
            QShortcut(QKeySequence("Ctrl+R"), desk.window, self.ask)

    def ask(self) -> None:
        """For what is selected."""
        numbers = selected(self._desk, "who")
        if numbers:
            self.open(numbers)
        elif numbers is not None:
            self._desk.window.page.banner.say(_("Markera först de bilder som du vill registrera personer i."), "warn")

    def open(self, numbers: Sequence[int]) -> None:
        """For these, in this order."""
        library, of, day = self._desk.library, self._desk.numbers.of, self._today()
        ids = self._desk.numbers.ids(numbers)

        def known() -> Known:
            return who_pictures(library, ids, of), near_and_far(library, ids, day)

        self._desk.asking.ask("who", known, lambda answer: self._show(*answer) if answer[0] else None)

    def _show(self, pictures: list[WhoPicture], persons: tuple[list[Choice], list[Choice]]) -> None:
        window = self._desk.window
        large = Thumbnails(large_pictures(self._desk), kept=_KEPT)
        moments = Moments(frames_of_films(self._desk))
        dialog = WhoDialog(window, (window.thumbnails, large), pictures, persons, moments)
        for source in (large, moments):
            source.setParent(dialog)
            dialog.finished.connect(lambda _result, source=source: source.stop())
        dialog.saved.connect(lambda draft: self._save(dialog, draft))
        dialog.faces_wanted.connect(lambda: self._find_faces(dialog))
        dialog.new_wanted.connect(lambda: self._peopling.register_for(dialog, if_alive(dialog, dialog.add_person)))
        dialog.side.allow_finding("" if detection_is_there() else no_detection())
        dialog.open()

    def _save(self, dialog: WhoDialog, draft: WhoDraft) -> None:
        library, numbers = self._desk.library, self._desk.numbers
        ids = numbers.ids((draft.id, *draft.others))

        def done(_changes: object) -> None:
            self._watching.look()
            if draft.others:
                again = self._desk.asking.ask
                again("who again", lambda: who_pictures(library, ids, numbers.of), if_alive(dialog, renew))

        def renew(found: list[WhoPicture]) -> None:
            dialog.show_pictures({one.id: one for one in found})
            words = _("Personerna är registrerade på alla {n} bilder.").format(n=len(ids))
            dialog.banner.say(words, "ok")

        def failed(error: ImagebankError) -> None:
            def tell(found: list[WhoPicture]) -> None:
                dialog.not_saved(found[0], sentence(error))

            self._desk.asking.do(lambda: who_pictures(library, ids[:1], numbers.of), if_alive(dialog, tell))

        self._desk.asking.do(lambda: save_who(library, ids, draft), done, failed)

    def _find_faces(self, dialog: WhoDialog) -> None:
        dialog.side.allow_finding(looking())

        def show(faces: Found) -> None:
            dialog.side.allow_finding("")
            dialog.show_faces(faces)
            self._watching.look()

        numbers = [one.id for one in dialog.round.pictures]
        look_for_faces(self._desk, dialog, numbers, show, lambda words: dialog.banner.say(words, "bad"))
