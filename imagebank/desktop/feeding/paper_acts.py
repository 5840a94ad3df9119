"""What is done with a person's papers: signatures, evidence, withdrawals, objections, forms to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from imagebank.core.decision_people import is_minor
from imagebank.core.people import Release, age_on
from imagebank.core.registers import Objection
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.register_rows import labelled_channels, signers
from imagebank.desktop.feeding.sheets import carry_out
from imagebank.desktop.feeding.vaulting import ask_for_vault
from imagebank.desktop.feeding.words import channel_choices
from imagebank.desktop.parts.banner import Banner
from imagebank.desktop.people.paper_sheets import EvidenceSheet, FormsSheet, ObjectionSheet, SignSheet, WithdrawSheet
from imagebank.desktop.people.register import RegisterDialog
from imagebank.language import _, ngettext
from imagebank.services import signing
from imagebank.services.consenting import ASKED_CHANNELS, Asked, FormOrder, asked_of, in_order, make_forms
from imagebank.services.library import Library
from imagebank.services.packing import issued
from imagebank.services.recalling import recalls
from imagebank.services.releasing import in_force, known_person, proposed_end, withdraw
from imagebank.services.returning import keep_scan, read_scan
from imagebank.services.signing import Signed

Done = Callable[[], object]
STALE = "stale"


@dataclass(frozen=True, slots=True)
class Stopped:
    """What a withdrawal stopped."""

    packs: int
    recalls: int


class PaperActs:
    """Each act asks in a sheet over the register (or the window), and calls `done` when something was changed."""

    def __init__(self, desk: Desk, today: date, to_recalls: Callable[[], object]) -> None:
        self._desk, self._today, self._to_recalls = desk, today, to_recalls

    def sign(self, dialog: RegisterDialog, id: str, done: Done) -> None:
        """A signature."""
        library, today = self._desk.library, self._today

        def show(choices: Sequence) -> None:
            sheet = SignSheet(dialog, id, choices, today)

            def wanted(signer: str, decision: str, day: date, method: str) -> None:
                one = signed(signer, decision, day, method)
                carry_out(self._desk, sheet, lambda: signing.sign(library, id, [one], today), lambda _changes: done())

            sheet.wanted.connect(wanted)
            sheet.open()

        def known() -> Sequence:
            return signers(library, known_person(library, id), today)

        self._desk.asking.ask("signers", known, if_alive(dialog, show))

    def evidence(self, dialog: RegisterDialog, id: str, done: Done) -> None:
        """A signed form's file; needs the vault."""
        library = self._desk.library

        def keep(path: Path, diary: str) -> object:
            found = read_scan(library, path)
            return keep_scan(library, found, [one for one in found.forms if one.person == id], [id], diary or None)

        def go() -> None:
            sheet = EvidenceSheet(dialog, id)
            sheet.wanted.connect(
                lambda path, diary: carry_out(self._desk, sheet, lambda: keep(path, diary), lambda _kept: done())
            )
            sheet.open()

        ask_for_vault(self._desk, if_alive(dialog, go), dialog)

    def withdraw(self, dialog: RegisterDialog, id: str, done: Done) -> None:
        """A withdrawal; what it stopped is told, with the way to the recalls."""
        library = self._desk.library

        def known() -> tuple[Release | None, bool]:
            return in_force(library, id), is_minor(age_on(known_person(library, id), self._today), library.policy)

        def show(known: tuple[Release | None, bool]) -> None:
            release, minor = known
            held = sorted(release.channels - release.withdrawn_channels) if release else []
            channels = labelled_channels(library, held) or channel_choices(library.vocabulary)
            sheet = WithdrawSheet(dialog, id, channels, self._today, "guardian" if minor else "subject")
            sheet.wanted.connect(
                lambda channels, signer, day: carry_out(
                    self._desk, sheet, lambda: _withdrawn(library, id, channels, signer, day), told
                )
            )
            sheet.open()

        def told(stopped: Stopped) -> None:
            done()
            if isValid(dialog):
                self._tell(dialog.banner, id, stopped)

        self._desk.asking.ask("release", known, if_alive(dialog, show))

    def _tell(self, banner: Banner, id: str, stopped: Stopped) -> None:
        packs = ngettext("{n} bildpaket är inaktuellt", "{n} bildpaket är inaktuella", stopped.packs)
        opened = ngettext("{n} återkallelse har öppnats", "{n} återkallelser har öppnats", stopped.recalls)
        words = _("Samtycket för {person} är återkallat. {packs}, {recalls}.").format(
            person=id, packs=packs.format(n=stopped.packs), recalls=opened.format(n=stopped.recalls)
        )
        actions = [(_("Visa återkallelserna"), self._to_recalls)] if stopped.recalls else []
        banner.say(words, "warn" if stopped.recalls else "ok", actions)

    def objection(self, dialog: RegisterDialog, id: str, done: Done) -> None:
        """An objection: recorded, or decided where one waits."""
        library = self._desk.library

        def show(waiting: Sequence[Objection]) -> None:
            sheet = ObjectionSheet(dialog, id, waiting[0].received_on if waiting else "", self._today)

            def deed(outcome: str, day: date) -> object:
                if waiting:
                    return signing.decide_objection(library, waiting[0].id, outcome, day)
                return signing.object_(library, id, day)

            sheet.wanted.connect(
                lambda outcome, day: carry_out(self._desk, sheet, lambda: deed(outcome, day), lambda _said: done())
            )
            sheet.open()

        def known() -> list[Objection]:
            return [one for one in signing.objections(library, id) if one.outcome == "open"]

        self._desk.asking.ask("objections", known, if_alive(dialog, show))

    def forms(self, over: QWidget, ids: Sequence[str], done: Done, shoot: str = "") -> None:
        """Forms to print for those chosen; told in the banner of the register or the window."""
        library, today = self._desk.library, self._today

        def show(asked: Asked) -> None:
            choices = labelled_channels(library, in_order({*ASKED_CHANNELS, *asked.channels}))
            sheet = FormsSheet(
                over, len(ids), choices, sorted(asked.channels), asked.last or proposed_end(library, today)
            )
            sheet.shoot.setText(shoot)
            sheet.wanted.connect(lambda *said: wanted(sheet, *said))
            sheet.open()

        def wanted(
            sheet: FormsSheet, shoot: str, channels: frozenset, language: str, end: date | None, path: Path
        ) -> None:
            order = FormOrder(tuple(ids), shoot, in_order(channels), language=language, valid_to=end)

            def told(made: tuple) -> None:
                done()
                words = ngettext("{n} blankett ligger i {where}.", "{n} blanketter ligger i {where}.", len(made[0]))
                banner = over.banner if isinstance(over, RegisterDialog) and isValid(over) else self._desk.window.page.banner  # fmt: skip
                banner.say(words.format(n=len(made[0]), where=path), "ok")

            carry_out(self._desk, sheet, lambda: make_forms(library, order, path, today), told)

        self._desk.asking.ask("forms", lambda: asked_of(library, ids), if_alive(over, show))


def signed(signer: str, decision: str, day: date, method: str, evidence: str | None = None) -> Signed:
    """A signature by the key of its signer: `G1` is a guardian."""
    guardian = signer if signer.startswith("G") else None
    return Signed("guardian" if guardian else signer, day, decision, method, guardian, evidence)


def _withdrawn(library: Library, id: str, channels: frozenset[str], signer: str, day: date) -> Stopped:
    stale = sum(one.status == STALE for one in issued(library))
    waiting = len(recalls(library))
    withdraw(library, id, channels, signer=signer, received_on=day)
    now_stale = sum(one.status == STALE for one in issued(library))
    return Stopped(now_stale - stale, len(recalls(library)) - waiting)
