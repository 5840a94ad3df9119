"""A real film, really played: its frames reach the screen, and what is marked reaches the catalogue."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest

from imagebank.core.people import Appearance, Person, Span
from imagebank.desktop.player import player as players
from imagebank.desktop.player.multimedia import multimedia
from imagebank.desktop.player.values import CaptionTrack
from imagebank.services.captioning import put_captions
from imagebank.services.releasing import add_person, appear
from imagebank.services.searching import read
from tests.desktop.driving import settled, shown
from tests.making import film, picture, taken_in

Key = Qt.Key
VTT = "WEBVTT\n\n00:00.200 --> 00:00.900\nEn elev öppnar dörren.\n\n00:01.000 --> 00:01.500\nDen stängs.\n"
needs_multimedia = pytest.mark.skipif(multimedia() is None, reason="needs the extra film (PySide6-Addons)")


def red(frame: QImage | QPixmap | None) -> int:
    """The test's films grow 20 redder a frame, ten frames a second."""
    if frame is None or frame.isNull():
        return -1
    image = frame if isinstance(frame, QImage) else frame.toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).red()


def seen(qtbot, player, frame: int) -> None:
    qtbot.waitUntil(lambda: abs(red(player.display.frame) - frame * 20 % 256) < 14, timeout=10_000)


@pytest.fixture
def reel(library, tmp_path, opened, qtbot):
    """A film of two seconds with captions and one person, and a photo; the film's large view open."""
    report = taken_in(library, [film(tmp_path / "film.mp4", 2.0)])
    id = report.imported[0][0]
    (tmp_path / "film.vtt").write_text(VTT, encoding="utf-8")
    put_captions(library, id, tmp_path / "film.vtt")
    person, _changes = add_person(library, Person("", birth_month="2014-01"))
    appear(library, [id], Appearance(person, from_s=0.0, to_s=0.2))
    session = opened()
    settled(qtbot, session)
    session.viewing.open(session.window.model.ids, 0)
    player = session.viewing.viewer.player
    qtbot.waitUntil(lambda: player.film is not None, timeout=10_000)
    yield session, player, id, person
    if session.viewing.viewer is not None:
        session.viewing.viewer.close()


@needs_multimedia
def test_a_film_plays_to_its_end(reel, qtbot):
    _session, player, _id, _person = reel
    frames = []
    player.engine.shown.connect(lambda image, second: frames.append((second, red(image))))
    QTest.keyClick(player, Key.Key_Space)
    qtbot.waitUntil(lambda: player.engine.playing, timeout=5000)
    qtbot.waitUntil(lambda: not player.engine.playing, timeout=15_000)
    assert len({second for second, _red in frames}) > 8
    assert max(second for second, _red in frames) > 1.5
    assert all(abs(shade - round(second * 10) * 20 % 256) < 14 for second, shade in frames if second < 1.2)


@needs_multimedia
def test_frame_by_frame_and_by_seconds(reel, qtbot):
    _session, player, _id, _person = reel
    for _ in range(3):
        QTest.keyClick(player, Key.Key_Period)
    seen(qtbot, player, 3)
    assert player.engine.second == pytest.approx(0.3, abs=0.01)
    QTest.keyClick(player, Key.Key_Comma)
    seen(qtbot, player, 2)
    QTest.keyClick(player, Key.Key_L)
    assert player.bar.clock == "0:02 av 0:02"
    QTest.keyClick(player, Key.Key_J)
    assert player.bar.clock == "0:00 av 0:02"
    assert player.bar._place.accessibleName() == "Plats i filmen: 0:00 av 0:02"


@needs_multimedia
def test_a_film_that_is_still_being_opened_goes_where_it_was_sent(library, reel, qtbot):
    _session, player, _id, _person = reel
    path = player.film.path
    player.engine.close()
    player.engine.open(path, 2.0)
    player.engine.seek(0.6)
    seen(qtbot, player, 6)


def test_captions_follow_the_film(reel, qtbot):
    _session, player, _id, _person = reel
    QTest.keyClick(player, Key.Key_C)
    player.engine.seek(0.5)
    assert player.display.caption == "En elev öppnar dörren."
    player.engine.seek(0.95)
    assert player.display.caption == ""
    player.engine.seek(1.2)
    assert player.display.caption == "Den stängs."
    assert player.bar._captions.currentText() == "Svenska"
    QTest.keyClick(player, Key.Key_C)
    assert player.display.caption == ""


def test_the_moment_becomes_the_films_picture(library, reel, qtbot):
    session, player, id, _person = reel
    player.engine.seek(0.8)
    seen(qtbot, player, 8)
    player.marking._poster.click()
    settled(qtbot, session)
    assert read(library, [id])[0].poster_s == pytest.approx(0.8, abs=0.01)
    assert "0:00.8" in player.banner.sentence()
    number = session.desk.numbers.of(id)
    qtbot.waitUntil(lambda: abs(red(session.window.thumbnails.pixmap(number)) - 160) < 14, timeout=10_000)
    assert player.marking._free.isVisible()


def test_a_span_is_marked_and_given_to_somebody(library, reel, qtbot):
    session, player, id, person = reel
    player.engine.seek(0.5)
    QTest.keyClick(player, Key.Key_I)
    player.engine.seek(1.1)
    QTest.keyClick(player, Key.Key_O)
    assert player.marking.words.text() == "Markerat: 0:00.5–0:01.1"
    player.marking._give.click()
    settled(qtbot, session)
    (one,) = read(library, [id])[0].appearances
    assert one.person == person
    assert one.spans == (Span(0.0, 0.2), Span(0.5, 1.1))


def test_without_multimedia_it_goes_frame_by_frame(library, tmp_path, opened, qtbot, monkeypatch):
    monkeypatch.setattr(players, "multimedia", lambda: None)
    taken_in(library, [film(tmp_path / "film.mp4")])
    session = opened()
    session.viewing.open(session.window.model.ids, 0)
    player = session.viewing.viewer.player
    qtbot.waitUntil(lambda: player.film is not None, timeout=10_000)
    assert "inte installerad" in player.banner.sentence()
    assert not player.bar._play.isEnabled()
    QTest.keyClick(player, Key.Key_Period)
    QTest.keyClick(player, Key.Key_Period)
    seen(qtbot, player, 2)
    session.viewing.viewer.close()


def test_a_film_whose_file_is_gone_keeps_its_picture_and_the_next_is_shown(library, tmp_path, opened, qtbot):
    taken_in(library, [film(tmp_path / "film.mp4"), picture(tmp_path / "a.jpg", 3)])
    session = opened()
    settled(qtbot, session)
    rows = session.window.model
    row = next(row for row in range(2) if rows.cell(row).media == "film")
    gone = read(library, shown(session)[row : row + 1])[0]
    path = library.originals.path_of(gone.sha256, "mp4")
    path.chmod(0o600)
    path.unlink()
    session.viewing.open(rows.ids, row)
    viewer = session.viewing.viewer
    qtbot.waitUntil(lambda: bool(viewer.player.banner.sentence()), timeout=10_000)
    assert "finns inte" in viewer.player.banner.sentence()
    qtbot.waitUntil(lambda: viewer.player.display.frame is not None, timeout=10_000)
    QTest.keyClick(viewer.player, Key.Key_Right if row == 0 else Key.Key_Left)
    assert viewer.stage.isVisible()
    viewer.close()


@needs_multimedia
@pytest.mark.qt_log_ignore("Could not open media", extend=True)
def test_a_film_that_cannot_be_played_is_a_sentence(reel, qtbot, tmp_path):
    _session, player, _id, _person = reel
    broken = tmp_path / "trasig.mp4"
    broken.write_bytes(b"\0\0\0\x18ftypmp42" + bytes(200))
    player.engine.open(broken, 1.0)
    player.engine.play()
    qtbot.waitUntil(lambda: "kan inte" in player.banner.sentence(), timeout=10_000)


def test_an_advisor_marks_nothing(library, reel, opened, qtbot):
    _session, player, _id, _person = reel
    film = player.film
    from dataclasses import replace

    player.leave()
    player.show_film(replace(film, may_edit=False))
    assert not player.marking.isVisible()
    QTest.keyClick(player, Key.Key_I)
    assert player._span == (None, None)


def test_everything_that_takes_the_keyboard_has_a_name(reel):
    from imagebank.desktop.parts.tab_order import in_order

    session, _player, _id, _person = reel
    assert [one for one in in_order(session.viewing.viewer) if not one.accessibleName()] == []


def test_captions_that_overlap_are_seen_together():
    track = CaptionTrack("sv", "Svenska", ((0.0, 5.0, "a"), (1.0, 2.0, "b"), (3.0, 4.0, "c")))
    assert [track.at(second) for second in (0.5, 1.5, 3.5, 6.0)] == ["a", "a\nb", "a\nc", ""]


def test_the_window_needs_no_multimedia():
    """Plain PySide6-Essentials: nothing asks for QtMultimedia before a film is shown, and then None is the answer."""
    import subprocess
    import sys

    words = (
        "import sys; sys.modules['PySide6.QtMultimedia'] = None; import imagebank.desktop.feeding.session; "
        "from imagebank.desktop.player.multimedia import multimedia; assert multimedia() is None"
    )
    subprocess.run([sys.executable, "-c", words], check=True, timeout=60)
