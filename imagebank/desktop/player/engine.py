"""What moves a film: Qt's player behind a few words. Frames come as images, seconds are counted from the first frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QImage

from imagebank.desktop.player.multimedia import multimedia
from imagebank.language import _

_MICRO = 1_000_000
_INSIDE_MS = 1
"""Asked for the very moment at which a frame begins, Qt shows the frame before it."""


class Engine(QObject):
    """`shown(image, second)` for each frame, `moved(second)`, `playing_changed(on)`, `failed(sentence)`.

    Make it only where `multimedia()` is there.
    """

    shown = Signal(QImage, float)
    moved = Signal(float)
    playing_changed = Signal(bool)
    failed = Signal(str)
    can_play = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        qt: Any = multimedia()
        self._qt, self._length_s, self._second, self._alive = qt, 0.0, 0.0, False
        self._wanted: float | None = None
        self._player = qt.QMediaPlayer(self)
        self._sink = qt.QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._sound = None if qt.QMediaDevices.defaultAudioOutput().isNull() else qt.QAudioOutput(self)
        if self._sound is not None:
            self._player.setAudioOutput(self._sound)
        self._sink.videoFrameChanged.connect(self._frame_came)
        self._player.positionChanged.connect(self._position_came)
        self._player.playbackStateChanged.connect(self._state_came)
        self._player.errorOccurred.connect(self._error_came)
        self._player.mediaStatusChanged.connect(self._status_came)

    @property
    def has_sound(self) -> bool:
        """Whether this machine has something to sound with."""
        return self._sound is not None

    @property
    def playing(self) -> bool:
        """Whether the film moves."""
        return self._player.playbackState() == self._qt.QMediaPlayer.PlaybackState.PlayingState

    @property
    def second(self) -> float:
        """Where the film stands: the frame that is seen."""
        return self._second

    def open(self, path: Path, length_s: float) -> None:
        """Another film; it stands still, its poster is seen until it is played or searched."""
        self._length_s, self._second, self._alive, self._wanted = length_s, 0.0, True, None
        self._player.setSource(QUrl.fromLocalFile(str(path)))

    def close(self) -> None:
        """Let go of the file."""
        self._alive = False
        self._player.stop()
        self._player.setSource(QUrl())

    def play(self) -> None:
        """On, and from the beginning where the film has ended."""
        if self._length_s and self._second >= self._length_s - 0.05:
            self.seek(0.0)
        self._player.play()

    def pause(self) -> None:
        """Stand still."""
        self._player.pause()

    def seek(self, second: float) -> None:
        """Show the frame at `second`."""
        if self._player.playbackState() == self._qt.QMediaPlayer.PlaybackState.StoppedState:
            self._player.pause()
        self._second = min(max(0.0, second), self._length_s or second)
        if self._player.mediaStatus() == self._qt.QMediaPlayer.MediaStatus.LoadingMedia:
            self._wanted = self._second  # a film that is still being opened hears nothing
        else:
            self._player.setPosition(int(self._second * 1000) + _INSIDE_MS)
        self.moved.emit(self._second)

    def set_speed(self, speed: float) -> None:
        """1.0: as it was taken."""
        self._player.setPlaybackRate(speed)

    def set_volume(self, share: float) -> None:
        """0 to 1."""
        if self._sound is not None:
            self._sound.setVolume(share)

    def set_muted(self, muted: bool) -> None:
        """Silence, without forgetting how loud it was."""
        if self._sound is not None:
            self._sound.setMuted(muted)

    def _frame_came(self, frame: Any) -> None:  # noqa: ANN401 - a QVideoFrame
        if not self._alive or not frame.isValid():
            return
        start = frame.startTime()
        second = start / _MICRO if start >= 0 else self._player.position() / 1000
        self._second = second
        self.shown.emit(frame.toImage(), second)

    def _position_came(self, milliseconds: int) -> None:
        if self._alive and self.playing:
            self.moved.emit(milliseconds / 1000)

    def _state_came(self, _state: object) -> None:
        self.playing_changed.emit(self.playing)

    def _status_came(self, status: object) -> None:
        if self._wanted is not None and status == self._qt.QMediaPlayer.MediaStatus.LoadedMedia:
            wanted, self._wanted = self._wanted, None
            self.seek(wanted)
        if self._alive and status == self._qt.QMediaPlayer.MediaStatus.EndOfMedia:
            self._second = self._length_s
            self.moved.emit(self._second)

    def _error_came(self, error: object, _english: str) -> None:
        if not self._alive or error == self._qt.QMediaPlayer.Error.NoError:
            return
        self._alive = False
        if error == self._qt.QMediaPlayer.Error.ResourceError:
            self.failed.emit(
                _("Filmens fil kan inte öppnas. Kontrollera att disken är ansluten, och öppna filmen igen.")
            )
        else:
            self.failed.emit(
                _(
                    "Filmen kan inte spelas upp här: dess format kan inte avkodas av spelaren. Bilden visas i stället. Filmen kan fortfarande användas i bildpaket."
                )
            )
