"""The people vault at the window: set up, locked, opened by passphrase or recovery key, and asked for where it is needed."""

import pytest
from PySide6.QtWidgets import QLineEdit

from imagebank.core.card import Card
from imagebank.desktop.feeding.vaulting import ask_for_vault
from imagebank.desktop.vault.dialog import VaultDialog
from imagebank.desktop.vault.passphrases import NewPassphraseSheet, UnlockSheet
from imagebank.desktop.vault.recovery import RecoveryKeySheet
from imagebank.services.describing import Edit, edit
from imagebank.services.searching import read
from tests.desktop.driving import dialog, settled
from tests.making import FAST, PASSPHRASE, pupil, usable, vault_of


def state(session):
    return session.window.header._vault.accessibleName()


def no_dialog(kind):
    with pytest.raises(StopIteration):
        dialog(kind)


def set_up(qtbot, session):
    sheet = dialog(NewPassphraseSheet)
    assert not sheet.press.isEnabled()
    sheet.first.setText(PASSPHRASE)
    sheet.second.setText(PASSPHRASE)
    sheet.press.click()
    settled(qtbot, session)
    return dialog(RecoveryKeySheet)


def test_the_vault_is_set_up_and_its_key_is_shown_once(library, opened, qtbot, tmp_path):
    library.people_vault.cost = FAST
    session = opened()
    assert "Saknas" in state(session)
    session.window.header.vault_wanted.emit()
    settled(qtbot, session)
    dialog(VaultDialog).acts["set_up"].click()
    shown = set_up(qtbot, session)
    shown.reject()
    assert shown.isVisible()
    assert "Skriv ner den" in shown.banner.sentence()
    shown.choose_file = lambda: tmp_path / "nyckel.txt"
    shown.save.click()
    settled(qtbot, session)
    assert shown._key in (tmp_path / "nyckel.txt").read_text("utf-8")
    shown.ticked.setChecked(True)
    shown.finish.click()
    settled(qtbot, session)
    assert library.people_vault.is_open
    assert "Öppet" in state(session)
    assert dialog(VaultDialog)._word.text() == "Öppet"


def test_a_short_or_unlike_passphrase_is_not_taken(qtbot):
    sheet = NewPassphraseSheet(None)
    qtbot.addWidget(sheet)
    for one, other in (("kort", "kort"), (PASSPHRASE, PASSPHRASE + "!")):
        sheet.first.setText(one)
        sheet.second.setText(other)
        assert not sheet.press.isEnabled()
    assert all(field.echoMode() == QLineEdit.EchoMode.Password for field in (sheet.first, sheet.second))


def test_a_wrong_passphrase_is_said_calmly_and_wiped(library, opened, qtbot):
    vault_of(library).lock()
    session = opened()
    went_on = []
    ask_for_vault(session.desk, lambda: went_on.append(1))
    settled(qtbot, session)
    sheet = dialog(UnlockSheet)
    sheet.passphrase.setText("fel fel fel fel")
    sheet.press.click()
    settled(qtbot, session)
    assert "stämmer inte" in sheet.banner.sentence()
    assert sheet.passphrase.text() == ""
    assert went_on == []
    sheet.passphrase.setText(PASSPHRASE)
    sheet.press.click()
    settled(qtbot, session)
    assert went_on == [1]
    assert "Öppet" in state(session)
    ask_for_vault(session.desk, lambda: went_on.append(2))
    settled(qtbot, session)
    assert went_on == [1, 2]
    no_dialog(UnlockSheet)


def test_nothing_happens_when_it_is_cancelled(library, opened, qtbot):
    session = opened()
    went_on = []
    ask_for_vault(session.desk, lambda: went_on.append(1))
    settled(qtbot, session)
    dialog(NewPassphraseSheet).reject()
    settled(qtbot, session)
    assert went_on == []
    assert not library.people_vault.is_set_up


def test_the_recovery_key_opens_and_the_passphrase_is_changed(library, opened, qtbot):
    library.people_vault.cost = FAST
    from imagebank.services.vaulting import lock_vault, open_vault, set_up_vault

    key = set_up_vault(library, PASSPHRASE)
    lock_vault(library)
    session = opened()
    session.window.header.vault_wanted.emit()
    settled(qtbot, session)
    shown = dialog(VaultDialog)
    shown.acts["unlock"].click()
    sheet = dialog(UnlockSheet)
    sheet.other.click()
    sheet.key.setText(key)
    sheet.press.click()
    settled(qtbot, session)
    assert shown._word.text() == "Öppet"
    shown.acts["change"].click()
    change = dialog(NewPassphraseSheet)
    for field in (change.first, change.second):
        field.setText("en helt annan fras")
    change.press.click()
    settled(qtbot, session)
    assert "bytt" in shown.banner.sentence()
    shown.acts["lock"].click()
    settled(qtbot, session)
    assert shown._word.text() == "Låst"
    open_vault(library, "en helt annan fras")
    assert library.people_vault.is_open


def test_names_in_the_texts_are_replaced(library, opened, qtbot, tmp_path):
    (id,) = usable(library, tmp_path)
    vault_of(library).put_card(pupil(library), Card("Elin Ek"))
    edit(library, [id], Edit({("caption", "sv"): "Elin Ek läser."}))
    session = opened()
    session.window.header.vault_wanted.emit()
    settled(qtbot, session)
    session.vaulting.naming.ask_what = lambda _dialog, words: "replace" if "1 bild" in words else "keep"
    dialog(VaultDialog).acts["names"].click()
    settled(qtbot, session)
    assert "Elin" not in read(library, [id])[0].caption["sv"]
    dialog(VaultDialog).acts["names"].click()
    settled(qtbot, session)
    assert "Inget registrerat namn" in dialog(VaultDialog).banner.sentence()


def test_without_a_keyring_it_is_said(library, opened, qtbot):
    import keyring
    from keyring.backends import fail

    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        vault_of(library)
        session = opened()
        session.window.header.vault_wanted.emit()
        settled(qtbot, session)
        shown = dialog(VaultDialog)
        shown.acts["remember"].click()
        settled(qtbot, session)
        assert "nyckelring" in shown.banner.sentence()
    finally:
        keyring.set_keyring(before)
