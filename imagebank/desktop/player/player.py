"""The film player: a screen, its controls and keys. It is fed a `FilmValue` and says what is wanted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.parts.speech import announce
from imagebank.desktop.parts.yielding import Yielding
from imagebank.desktop.player.bar import OFF, PlayerBar
from imagebank.desktop.player.engine import Engine
from imagebank.desktop.player.marking import Marking
from imagebank.desktop.player.multimedia import multimedia
from imagebank.desktop.player.screen import Screen
from imagebank.desktop.player.stills import Stills
from imagebank.desktop.player.values import CaptionTrack, FilmValue
from imagebank.desktop.values import CellValue
from imagebank.desktop.who.moments import FetchFrame
from imagebank.desktop.who.times import clock
from imagebank.language import _

_JUMP_S = 5.0
_FILM_SHARE = 0.5
"""Of the player's height, at least."""


class Player(QWidget):
    """`expect` a film, then `show_film`. Emits `poster_wanted(id, second or None)`, `span_wanted(id, person, from, to)`, `who_wanted(id)`."""

    poster_wanted = Signal(int, object)
    span_wanted = Signal(int, str, float, float)
    who_wanted = Signal(int)

    def __init__(self, fetch: FetchFrame) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.film: FilmValue | None = None
        self._span: tuple[float | None, float | None] = (None, None)
        self._track: CaptionTrack | None = None
        self._lang, self._muted, self._moved = OFF, False, False
        self.display, self.bar, self.marking, self.banner = Screen(), PlayerBar(), Marking(), Banner()
        self._fetch = fetch
        self._engine: Engine | Stills | None = None
        self._lay_out()
        self._connect()

    @property
    def engine(self) -> Engine | Stills:
        """What moves the film; made for the first one, so that photos do not wait for Qt's multimedia."""
        if self._engine is None:
            number = lambda: self.film.id if self.film else -1  # noqa: E731 - asked when a frame comes
            self._engine = Engine(self) if multimedia() else Stills(self._fetch, number, self)
            self._engine.shown.connect(self._frame_came)
            self._engine.moved.connect(self._second_came)
            self._engine.playing_changed.connect(lambda on: self.bar.show_playing(on=on))
            self._engine.failed.connect(self.cannot)
            self._engine.set_volume(self.bar.volume)
        return self._engine

    def expect(self, cell: CellValue) -> None:
        """A film is on its way: what it is called, and nothing to press yet."""
        self.leave()
        self.setAccessibleName(cell.spoken)
        self.bar.show_film(cell.duration_s or 0.0, (), OFF, sound=False, plays=False)
        self.bar.setEnabled(False)
        self.marking.hide()
        self._span = (None, None)

    def show_poster(self, picture: QPixmap | None) -> None:
        """The picture that is seen until the film moves."""
        if not self._moved:
            self.display.show_frame(picture)

    def show_film(self, film: FilmValue) -> None:
        """The film, ready to be played; the same film again: what has changed of it."""
        again = self.film is not None and self.film.id == film.id
        self.film = film
        self.marking.show_film(film)
        if again:
            return
        self.bar.setEnabled(True)
        self._choose(self._lang if any(one.lang == self._lang for one in film.tracks) else OFF)
        sounds = self.engine.has_sound and film.has_audio
        self.bar.show_film(
            film.length_s,
            film.tracks,
            self._track.lang if self._track else OFF,
            sound=sounds,
            plays=self.engine.can_play,
        )
        self.marking.show_span(None, None)
        self.engine.open(film.path, film.length_s)
        self._say_what_lacks(film)

    def cannot(self, sentence: str) -> None:
        """The film cannot be shown, and why; its poster stays."""
        self.bar.setEnabled(False)
        self.banner.say(sentence, "bad")

    def leave(self) -> None:
        """Another picture is looked at: silence."""
        if self._engine is not None:
            self._engine.close()
        self.film, self._moved = None, False
        self.display.show_frame(None)
        self.display.show_caption("")
        self.banner.hide()

    def stop(self) -> None:
        """Before the window goes."""
        self.leave()
        if isinstance(self._engine, Stills):
            self._engine.stop()

    def toggle(self) -> None:
        """Play or pause."""
        if self.film is not None and self.bar.isEnabled():
            self.engine.pause() if self.engine.playing else self.engine.play()

    def step_frame(self, by: int) -> None:
        """One frame on or back; the film stands still for it."""
        if self.film is not None:
            self.engine.pause()
            frame = 1 / max(1.0, self.film.fps)
            whole = round(self.engine.second / frame) + by
            self.engine.seek(min(whole * frame, max(0.0, self.film.length_s - frame)))

    def jump(self, by_s: float) -> None:
        """Seconds on or back."""
        if self.film is not None:
            self.engine.seek(self.engine.second + by_s)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """The film keeps its share of a low window; the controls scroll."""
        super().resizeEvent(event)
        self.display.setMinimumHeight(round(self.height() * _FILM_SHARE))

    def focus_rect(self) -> QRect:
        """The film itself, for the focus ring."""
        return self.display.geometry().adjusted(5, 5, -5, -5)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The player's keys; the rest is whoever holds the player's."""
        acts = {
            Qt.Key.Key_Space: self.toggle, Qt.Key.Key_K: self.toggle,
            Qt.Key.Key_J: lambda: self.jump(-_JUMP_S), Qt.Key.Key_L: lambda: self.jump(_JUMP_S),
            Qt.Key.Key_Comma: lambda: self.step_frame(-1), Qt.Key.Key_Period: lambda: self.step_frame(1),
            Qt.Key.Key_M: self._turn_sound, Qt.Key.Key_C: self._turn_captions,
            Qt.Key.Key_I: lambda: self._mark(begins=True), Qt.Key.Key_O: lambda: self._mark(begins=False),
        }  # fmt: skip
        act = acts.get(Qt.Key(event.key())) if self.film and not event.modifiers() else None
        if act is None:
            event.ignore()
        else:
            act()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        controls = Yielding(spacing=0)  # where there is little room, they scroll and the film is still seen
        for part in (self.bar, self.marking):
            controls.add(part)
        for part in (self.banner, self.display, controls):
            box.addWidget(part, 1 if part is self.display else 0)

    def _connect(self) -> None:
        bar, marking = self.bar, self.marking
        self.display.pressed.connect(self.toggle)
        bar.play_wanted.connect(self.toggle)
        bar.jumped.connect(self.jump)
        bar.framed.connect(self.step_frame)
        bar.sought.connect(self._seek)
        bar.volume_chosen.connect(self._set_volume)
        bar.mute_wanted.connect(self._turn_sound)
        bar.speed_chosen.connect(self._set_speed)
        bar.captions_chosen.connect(self._choose)
        marking.poster_wanted.connect(self._poster)
        marking.begun.connect(lambda: self._mark(begins=True))
        marking.ended.connect(lambda: self._mark(begins=False))
        marking.span_wanted.connect(lambda *said: self.film and self.span_wanted.emit(self.film.id, *said))
        marking.who_wanted.connect(lambda: self.film and self.who_wanted.emit(self.film.id))

    def _seek(self, second: float) -> None:
        self.engine.seek(second)

    def _set_volume(self, share: float) -> None:
        self.engine.set_volume(share)

    def _set_speed(self, speed: float) -> None:
        self.engine.set_speed(speed)

    def _frame_came(self, image: QImage, second: float) -> None:
        self._moved = True
        self.display.show_frame(image)
        self._show_caption(second)
        if not self.engine.playing:
            self.bar.show_second(second, aloud=True)

    def _second_came(self, second: float) -> None:
        self.bar.show_second(second, aloud=not self.engine.playing)
        self._show_caption(second)

    def _show_caption(self, second: float) -> None:
        self.display.show_caption(self._track.at(second) if self._track else "")

    def _choose(self, lang: str) -> None:
        self._lang = lang
        tracks = self.film.tracks if self.film else ()
        self._track = next((one for one in tracks if one.lang == lang), None)
        self._show_caption(self._engine.second if self._engine else 0.0)

    def _turn_captions(self) -> None:
        tracks = self.film.tracks if self.film else ()
        if not tracks:
            announce(self, _("Filmen har inga undertexter."))
            return
        self._choose(OFF if self._track else tracks[0].lang)
        self.bar.show_track(self._lang)
        on = _("Undertexter: {language}").format(language=self._track.label if self._track else "")
        announce(self, on if self._track else _("Undertexter: av"))

    def _turn_sound(self) -> None:
        self._muted = not self._muted
        self.engine.set_muted(self._muted)
        self.bar.show_muted(on=self._muted)

    def _mark(self, *, begins: bool) -> None:
        """The span's ends are kept in order: a beginning after the end begins anew."""
        if self.film is None or not self.film.may_edit:
            return
        at, (from_s, to_s) = round(self.engine.second, 3), self._span
        if begins:
            self._span = at, (to_s if to_s is not None and to_s > at else None)
        else:
            self._span = (from_s if from_s is not None and from_s < at else None), at
        self.marking.show_span(*self._span)
        announce(self, (_("Börjar vid {at}") if begins else _("Slutar vid {at}")).format(at=clock(at)))

    def _poster(self, on: bool) -> None:
        if self.film is not None:
            self.poster_wanted.emit(self.film.id, round(self.engine.second, 3) if on else None)

    def _say_what_lacks(self, film: FilmValue) -> None:
        if not self.engine.can_play:
            self.banner.say(
                _("Filmuppspelning är inte installerad här. Bläddra ruta för ruta, eller installera tillägget ”film”."),
                "warn",
            )
        elif film.has_audio and not self.engine.has_sound:
            self.banner.say(_("Ingen ljudutgång hittades. Filmen spelas utan ljud."), "warn")
