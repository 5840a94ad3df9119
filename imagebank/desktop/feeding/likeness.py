"""The review of like pictures: groups and facts from the services, decisions carried out one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject

from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, ImagebankError
from imagebank.desktop.alike.dialog import AlikeDialog
from imagebank.desktop.alike.values import AlikeGroup, AlikeItem, Fact
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.facts import captured_words, pixel_words, size_words
from imagebank.desktop.feeding.imports import moment_words
from imagebank.desktop.feeding.pictures import large_pictures
from imagebank.desktop.feeding.vocabulary import tagged
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.jobs.job import Job, stepping
from imagebank.language import _, language, ngettext, sentence
from imagebank.services.deciding import statuses
from imagebank.services.library import Library
from imagebank.services.merging import merge, proposed, unlike
from imagebank.services.packing import issued
from imagebank.services.searching import read
from imagebank.services.similar import Group, duplicates, look_everywhere, stack
from imagebank.services.wording import STATUS_WORDS

_KEPT = 16
"""Large pictures kept in memory: those of the group at hand and its neighbours."""

_LIKE = N_("De liknar varandra.")
_RELATIONS = {
    "copy": N_("De ser ut att vara samma bild i olika filer."),
    "crop": N_("Den ena ser ut att vara beskuren ur den andra."),
    "burst": N_("De ser ut att vara tagna i följd."),
    "alike": _LIKE,
}


class Likeness(QObject):
    """From menu or report to a reviewed bank."""

    def __init__(self, desk: Desk, watching: Watching, today: Callable[[], date]) -> None:
        super().__init__(desk.window)
        self._desk, self._watching, self._today = desk, watching, today
        self._relations: dict[frozenset[str], str] = {}

    def open(self, first: Sequence[str] = ()) -> None:
        """Show the groups that wait, beginning with one that holds any of `first`."""
        large = Thumbnails(large_pictures(self._desk), kept=_KEPT)
        dialog = AlikeDialog(self._desk.window, self._desk.window.thumbnails, large)
        large.setParent(dialog)
        dialog.finished.connect(lambda _result: large.stop())
        dialog.group_wanted.connect(lambda ids: self._show(dialog, ids))
        dialog.merge_wanted.connect(lambda keep, other, best: self._merge(dialog, keep, other, best=best))
        dialog.unlike_wanted.connect(lambda ids: self._unlike(dialog, ids))
        dialog.stack_wanted.connect(lambda ids: self._stack(dialog, ids))
        dialog.compare_wanted.connect(lambda: self._compare(dialog))
        self._renew(dialog, frozenset(first))
        dialog.open()

    def _renew(self, dialog: AlikeDialog, first: frozenset[str] = frozenset()) -> None:
        library, number = self._desk.library, self._desk.numbers.of

        def show(groups: Sequence[Group]) -> None:
            self._relations = {frozenset(group.ids): group.relation for group in groups}
            start = next((at for at, group in enumerate(groups) if first & set(group.ids)), None)
            if start is not None:
                dialog.begin_at(start)
            dialog.show_groups([tuple(number(id) for id in group.ids) for group in groups])

        self._desk.asking.ask(
            "alike", lambda: duplicates(library), if_alive(dialog, show), if_alive(dialog, _complainer(dialog))
        )

    def _show(self, dialog: AlikeDialog, group: Sequence[int]) -> None:
        library, ids, day, number = (
            self._desk.library,
            self._desk.numbers.ids(group),
            self._today(),
            self._desk.numbers.of,
        )
        relation = _(_RELATIONS.get(self._relations.get(frozenset(ids), ""), _LIKE))

        def show(value: AlikeGroup | None) -> None:
            """A group that somebody else has settled meanwhile is no group any more: all of them are asked for again."""
            if value is None:
                self._renew(dialog)
            else:
                dialog.show_group(value)

        self._desk.asking.ask(
            "alike group", lambda: group_value(library, ids, relation, day, number), if_alive(dialog, show)
        )

    def _merge(self, dialog: AlikeDialog, keep: int, other: int, *, best: bool) -> None:
        library, (kept, gone) = self._desk.library, self._desk.numbers.ids((keep, other))

        def deed() -> str:
            original = proposed(library, [kept, gone])[1] if best else None
            merge(library, kept, [gone], original)
            return read(library, [kept])[0].name_in(language())

        self._decide(dialog, deed, lambda name: _("”{name}” är behållen, och den andra ingår i den.").format(name=name))

    def _unlike(self, dialog: AlikeDialog, group: Sequence[int]) -> None:
        library, ids = self._desk.library, self._desk.numbers.ids(group)
        self._decide(dialog, lambda: unlike(library, ids), lambda _c: _("De föreslås inte igen som samma bild."))

    def _stack(self, dialog: AlikeDialog, group: Sequence[int]) -> None:
        library, ids = self._desk.library, self._desk.numbers.ids(group)

        def words(_changes: Changes) -> str:
            n = len(ids)
            return ngettext("{n} bild är nu en serie.", "{n} bilder är nu en serie.", n).format(n=n)

        self._decide(dialog, lambda: stack(library, ids), words)

    def _decide(self, dialog: AlikeDialog, deed: Callable[[], object], words: Callable[..., str]) -> None:
        def done(answer: object) -> None:
            self._watching.look()
            if_alive(dialog, lambda: dialog.carried_out(words(answer)))()
            if_alive(dialog, lambda: self._renew(dialog))()

        self._desk.asking.do(deed, done, if_alive(dialog, _complainer(dialog)))

    def _compare(self, dialog: AlikeDialog) -> None:
        """The whole bank again, as a job, and the review of what was found."""
        library = self._desk.library
        job = Job(_("Jämför hela banken"), lambda: stepping(look_everywhere(library)))
        job.finished.connect(lambda _result: self.open() if self._desk.window.isVisible() else None)
        job.failed.connect(self._failed)
        dialog.accept()
        self._desk.window.lane.start(job)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ImagebankError):
            raise error
        self._desk.complain(error)


def group_value(
    library: Library, ids: Sequence[str], relation: str, day: date, number: Callable[[str], int]
) -> AlikeGroup | None:
    """A group with everything that is compared, the one that is proposed to be kept first; None where fewer than two are left."""
    found = read(library, ids)
    if len(found) < 2:
        return None
    keep, _original = proposed(library, [one.id for one in found])
    found.sort(key=lambda one: one.id != keep)
    packs: dict[str, list[str]] = {one.id: [] for one in found}
    for pack in issued(library):
        for item in pack.items:
            if item.asset in packs:
                packs[item.asset].append(pack.id)
    status = statuses(library, found, day)
    items = [
        AlikeItem(
            number(one.id),
            one.name_in(language()),
            _facts(library, one, _(STATUS_WORDS[status[one.id]]), packs[one.id]),
        )
        for one in found
    ]
    return AlikeGroup(tuple(items), relation)


def _facts(library: Library, asset: Asset, status: str, packs: Sequence[str]) -> tuple[Fact, ...]:
    file = asset.file
    people = len(asset.appearances)
    concepts = tagged(library.vocabulary, asset.concepts)
    return (
        Fact(_("Mått"), pixel_words(asset), "larger", (file.width or 0) * (file.height or 0)),
        Fact(_("Filstorlek"), size_words(file.bytes), "larger", file.bytes),
        Fact(_("Format"), file.format),
        Fact(_("Fil"), file.name),
        Fact(_("Tagen"), captured_words(asset)),
        Fact(_("Titel"), asset.title.get("sv", "")),
        Fact(_("Alternativtext"), asset.alt.get("sv", "")),
        Fact(_("Ämnesord"), ", ".join(one.label for one in concepts), "more", len(concepts)),
        Fact(_("Personer"), str(people), "more", people),
        Fact(_("Samtycke"), status),
        Fact(_("I bildpaket"), ", ".join(packs) or _("Inget"), "more", len(packs)),
        Fact(_("Inhämtad"), moment_words(asset.imported_at) if asset.imported_at else ""),
    )


def _complainer(dialog: AlikeDialog) -> Callable[[ImagebankError], object]:
    return lambda error: dialog.complain(sentence(error))
