"""The review of like pictures, by keyboard, on a real library."""

from random import Random

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt

from imagebank.desktop.alike.comparing import rows, spoken
from imagebank.desktop.alike.dialog import AlikeDialog
from imagebank.desktop.alike.values import AlikeItem, Fact
from imagebank.services.searching import read
from imagebank.services.similar import duplicates
from tests.desktop.driving import dialog, settled, shown
from tests.making import described, picture, taken_in


@pytest.fixture
def review(library, tmp_path, opened, qtbot):
    """A group of two (a scaled copy), and the review open on it."""
    large = picture(tmp_path / "stor.png", 7, (640, 480))
    Image.open(large).resize((320, 240)).save(tmp_path / "liten.png")
    small, big = (id for id, _path, _sha in taken_in(library, [tmp_path / "liten.png", large]).imported)
    described(library, [small])
    session = opened()
    session.likeness.open()
    settled(qtbot, session)
    return session, dialog(AlikeDialog), small, big


def scribble(path, seed):
    """A picture with enough in it to be told from another."""
    chance, image = Random(seed), Image.new("RGB", (640, 480), "white")
    for _shape in range(40):
        x, y = chance.randrange(600), chance.randrange(440)
        ink = tuple(chance.randrange(256) for _part in range(3))
        ImageDraw.Draw(image).ellipse((x, y, x + chance.randrange(20, 200), y + chance.randrange(20, 200)), fill=ink)
    image.save(path)
    return path


def differences(sheet):
    return {row.words: row.difference for row in rows(sheet.page.left, sheet.page.right)}


def test_merging_by_key_keeps_the_described_one_with_the_best_original(library, review, qtbot):
    session, sheet, small, _big = review
    assert sheet._counter.text() == "1 av 1"
    assert session.desk.numbers.id(sheet.page.left.id) == small
    assert differences(sheet)["Mått"] == "Höger är större"
    assert differences(sheet)["Titel"] == "Skiljer sig"
    assert differences(sheet)["Personer"] == ""
    qtbot.keyClick(sheet, Qt.Key.Key_1)
    settled(qtbot, session)
    assert shown(session) == [small]
    (asset,) = read(library, [small])
    assert (asset.file.width, asset.title["sv"]) == (640, "Tomt klassrum")
    assert sheet.banner.sentence() == "”Tomt klassrum” är behållen, och den andra ingår i den."
    assert sheet._pages.currentWidget() is sheet._empty
    qtbot.keyClick(sheet, Qt.Key.Key_2)
    settled(qtbot, session)
    assert shown(session) == [small]
    sheet.close()


def test_keeping_the_right_one_with_its_own_original(library, review, qtbot):
    session, sheet, _small, big = review
    sheet.page.best.setChecked(False)
    qtbot.keyClick(sheet, Qt.Key.Key_2)
    settled(qtbot, session)
    assert shown(session) == [big]
    assert read(library, [big])[0].title["sv"] == "Tomt klassrum"
    sheet.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_3, Qt.Key.Key_4])
def test_not_the_same_and_a_burst_leave_both(library, review, qtbot, key):
    session, sheet, small, big = review
    qtbot.keyClick(sheet, key)
    settled(qtbot, session)
    assert set(shown(session)) == {small, big}
    assert duplicates(library) == []
    stacks = {one.stack for one in read(library, [small, big])}
    assert (stacks == {None}) == (key == Qt.Key.Key_3)
    sheet.close()


def test_the_whole_bank_is_compared_again_from_the_empty_place(library, tmp_path, opened, qtbot):
    session = opened()
    session.likeness.open()
    settled(qtbot, session)
    sheet = dialog(AlikeDialog)
    assert sheet._pages.currentWidget() is sheet._empty
    sheet._empty.pressed.emit()
    settled(qtbot, session)
    assert dialog(AlikeDialog) is not sheet
    dialog(AlikeDialog).close()


def test_arrows_go_round_and_the_strip_chooses_what_stands_at_the_right(library, tmp_path, opened, qtbot):
    for n in (1, 2):
        first = scribble(tmp_path / f"{n} a.png", n)
        for part in (2, 3)[: 3 - n]:
            Image.open(first).resize((640 // part, 480 // part)).save(tmp_path / f"{n} b{part}.png")
    taken_in(library, sorted(tmp_path.glob("*.png")))
    groups = [set(one.ids) for one in duplicates(library)]
    session = opened()
    session.likeness.open()
    settled(qtbot, session)
    sheet = dialog(AlikeDialog)
    seen = []
    for _step in range(len(groups) + 1):
        seen.append(set(session.desk.numbers.ids(sheet.page.group.ids)))
        if len(sheet.page.group.items) > 2:
            assert sheet.page._strip.isVisible()
            before = sheet.page.right
            sheet.page._strip._buttons[2].click()
            assert sheet.page.right != before
        qtbot.keyClick(sheet, Qt.Key.Key_Right)
        settled(qtbot, session)
    assert seen[:-1] == groups
    assert seen[-1] == groups[0]
    assert sorted(map(len, groups)) == [2, 3]
    sheet.close()


def test_differences_are_words():
    one = AlikeItem(1, "A", (Fact("Mått", "2 × 2", "larger", 4), Fact("Titel", "X"), Fact("Längd", "")))
    other = AlikeItem(2, "B", (Fact("Mått", "1 × 1", "larger", 1), Fact("Titel", "X"), Fact("Längd", "")))
    found = rows(one, other)
    assert [(row.words, row.difference) for row in found] == [("Mått", "Vänster är större"), ("Titel", "")]
    assert spoken(found) == "Mått: vänster 2 × 2, höger 1 × 1."
    assert spoken(rows(one, one)) == "Inga uppgifter skiljer sig."
