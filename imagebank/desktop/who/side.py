"""The picture's side of the dialog: the picture, what is said under it, and what is done with frames."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.parts.controls import button, label
from imagebank.desktop.parts.flow import Flow
from imagebank.desktop.theme.look import gap
from imagebank.desktop.who.assessing import Assessing
from imagebank.desktop.who.canvas import FramedPicture
from imagebank.desktop.who.draft import Draft
from imagebank.desktop.who.moments import Moments
from imagebank.desktop.who.seen import Filling
from imagebank.desktop.who.times import clock
from imagebank.language import _


class PictureSide(QWidget):
    """Emits `faces_wanted`, `face_wanted` (the next one) and `frame_wanted`."""

    faces_wanted = Signal()
    face_wanted = Signal()
    frame_wanted = Signal()

    def __init__(self, small: Thumbnails, large: Thumbnails, moments: Moments | None = None) -> None:
        super().__init__()
        self.canvas = FramedPicture(small, large, moments)
        self.moment = label(look="muted", wrap=True)
        self.words = label(look="heading", wrap=True)
        self.hint = label(look="muted", wrap=True)
        self.look = button(_("Leta ansikten"), "search")
        self.next = button(_("Nästa ansikte (f)"))
        self.frame = button(_("Ny ruta (n)"), "plus")
        self.assessing = Assessing()
        self.look.clicked.connect(self.faces_wanted)
        self.next.clicked.connect(self.face_wanted)
        self.frame.clicked.connect(self.frame_wanted)
        self._lay_out()

    def allow_finding(self, why_not: str) -> None:
        """Whether faces can be looked for; the sentence says why not."""
        self.look.setEnabled(not why_not)
        self.look.setToolTip(why_not)
        self.look.setAccessibleDescription(why_not)
        self.hint.setText(why_not)
        self.hint.setVisible(bool(why_not))

    def show_draft(self, draft: Draft) -> None:
        """What is said about the picture."""
        self.words.setText(draft.words())
        self.show_moment(draft)
        self.next.setEnabled(bool(draft.free_faces()))
        self.assessing.show_answers(draft.visibility, draft.declared)

    def show_moment(self, draft: Draft) -> None:
        """What is looked at, and the frames that are seen then."""
        second = draft.second
        self.canvas.show_moment(second)
        self.canvas.show_frames(draft.frames())
        self.moment.setText("" if second is None else _("Filmen visas vid {time}.").format(time=clock(second)))
        self.moment.setVisible(second is not None)

    def next_face(self) -> None:
        """Choose the next face of those that are seen and nobody has."""
        faces, chosen = self._faces(), self.canvas.chosen_key
        if faces:
            self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.canvas.choose(faces[(faces.index(chosen) + 1) % len(faces) if chosen in faces else 0])

    def _faces(self) -> list[str]:
        return [one.key for one in self.canvas.frames if one.kind == "face"]

    def _lay_out(self) -> None:
        deeds = QWidget()
        flow = Flow(deeds, gap(8))
        for press in (self.look, self.next, self.frame):
            flow.addWidget(press)
        policy = deeds.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        deeds.setSizePolicy(policy)
        seen = Filling(_("Bilden och bedömningen"))
        seen.box.addWidget(self.canvas, 1)
        for part in (self.moment, self.words, deeds, self.hint, self.assessing):
            seen.box.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(seen)
