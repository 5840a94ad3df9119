"""Pending edits: counted, undone, saved as changes; several values stay several until changed."""

from dataclasses import replace

import pytest

from imagebank.desktop.inspector.pending import Pending
from imagebank.desktop.inspector.text_rows import count_words
from tests.desktop.fake_bank import inspected


@pytest.fixture
def inspector(window):
    return window.inspector


def test_a_field_changed_back_is_no_change():
    pending = Pending({"title": "a"})
    pending.change("title", "b")
    assert pending.changes() == {"title": "b"}
    pending.change("title", "a")
    assert not pending


def test_showing_is_not_editing(inspector):
    inspector.show_value(inspected((3,)))
    inspector.show_value(inspected((3, 4)))
    assert not inspector.has_pending()


def test_edits_wait_and_are_emitted_once(inspector, window):
    inspector.show_value(inspected((3,)))
    inspector._texts["title"]._edit.setText("Ny titel")
    inspector.concepts._chips.removed.emit("zon")
    inspector._licence._ticks["press"].click()
    assert inspector.has_pending()
    inspector.save()
    assert window.bank.edits == [
        (
            (3,),
            {
                "title": "Ny titel",
                "concepts_added": (),
                "concepts_removed": ("zon",),
                "channels_added": ("press",),
                "channels_removed": (),
            },
        )
    ]
    assert not inspector.has_pending()


def test_undo_shows_what_was(inspector):
    inspector.show_value(inspected((3,)))
    inspector._texts["caption"]._edit.setPlainText("x")
    inspector.undo()
    assert inspector._texts["caption"].text().startswith("Klassrummet")
    assert not inspector.has_pending()


def test_too_long_an_alternative_text_cannot_be_saved(inspector, window):
    inspector.show_value(inspected((3,)))
    inspector._texts["alt_sv"]._edit.setPlainText("x" * 251)
    inspector.save()
    assert window.bank.edits == []
    assert inspector.has_pending()


@pytest.mark.parametrize(("n", "word"), [(125, "av"), (126, "Långt"), (250, "Långt"), (251, "För långt")])
def test_the_counter_says_it_in_words(n, word):
    assert word in count_words(n, 125, 250)


def test_a_synonym_adds_its_concept(inspector, qtbot):
    inspector.show_value(inspected((3,)))
    inspector.concepts._field.setText("piktogram")
    with qtbot.waitSignal(inspector.concepts.changed) as told:
        inspector.concepts._entered()
    assert told.args[0][-1] == "bild"


def test_several_say_several(inspector):
    inspector.show_value(inspected((1, 2, 3)))
    assert inspector._texts["title"]._edit.placeholderText() == "Flera värden"
    assert inspector._texts["creator"].text() == "Lovisa Ek"
    inspector._licence._ticks["tryck"].click()
    inspector.save()


def test_a_person_added_to_what_is_not_assessed_proposes_the_assessment(inspector, window):
    value = replace(inspected((3,)), visibility="na", people=())
    inspector.show_value(value)
    assert not inspector.has_pending()
    inspector.show_value(replace(value, people=inspected((3,)).people[:1]))
    assert inspector._visibility.key() == "ident"
    inspector.save()
    assert window.bank.edits == [((3,), {"visibility": "ident"})]


def test_where_nobody_is_seen_nobody_is_added(inspector):
    value = replace(inspected((3,)), visibility="none", people=())
    inspector.show_value(value)
    assert inspector.people._add.isHidden()
    assert not inspector.people._nobody.isHidden()
    inspector._visibility.stand_at("ident")
    inspector._visibility.chosen.emit("ident")
    assert not inspector.people._add.isHidden()
    assert inspector.people._nobody.isHidden()


def test_texts_come_language_by_language(inspector):
    words = [key for key, row in inspector._texts.items() if row.field.group == "words"]
    assert words == ["title", "caption", "alt_sv", "title_en", "caption_en", "alt_en"]
