"""Covered versions: the dialog, the work as a job, what to do next; and the second person's confirmation."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

from PySide6.QtCore import QObject

from imagebank.core.actor import is_same
from imagebank.core.asset import Area, Asset
from imagebank.core.cover import Cover
from imagebank.core.errors import ImagebankError
from imagebank.core.progress import Progress
from imagebank.desktop.cover.dialog import CoverDialog
from imagebank.desktop.cover.values import CoverDraft, CoverPicture
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.facing import Found, look_for_faces, looking, no_detection
from imagebank.desktop.feeding.persons import open_names
from imagebank.desktop.feeding.pictures import frames_of_films, large_pictures
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.feeding.who_pictures import found_faces, seen_of
from imagebank.desktop.grid.thumbnails import Thumbnails
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.values import CoverValue, FacesValue
from imagebank.desktop.who.draft import count_words
from imagebank.desktop.who.moments import Moments
from imagebank.desktop.who.values import FoundFaces
from imagebank.language import _, language
from imagebank.services.covering import (
    Covered,
    CoverOrder,
    confirm_cover,
    cover,
    detection_is_there,
    faces_of,
    version_of,
)
from imagebank.services.library import Library
from imagebank.services.searching import read

_KEPT = 2


class Covering(QObject):
    """From the inspector's button or step to a version in the grid."""

    def __init__(self, desk: Desk, results: Results, watching: Watching) -> None:
        super().__init__(desk.window)
        self._desk, self._results, self._watching = desk, results, watching
        desk.window.inspector.cover_wanted.connect(self.open)
        desk.window.inspector.confirm_wanted.connect(self.confirm)

    def open(self, numbers: Sequence[int], persons: Sequence[str] = ()) -> None:
        """Ask what to cover in the picture; `persons` are those whom the version is made for."""
        library, of = self._desk.library, self._desk.numbers.of
        ids = self._desk.numbers.ids(numbers[:1])
        self._desk.asking.ask("cover", lambda: cover_picture(library, ids[0], tuple(persons), of), self._show)

    def confirm(self, numbers: Sequence[int]) -> None:
        """Nobody can be recognised in it, says a second person."""
        library, ids = self._desk.library, self._desk.numbers.ids(numbers[:1])
        self._desk.asking.do(lambda: confirm_cover(library, ids[0]), self._watching.look)

    def _show(self, picture: CoverPicture | None) -> None:
        if picture is None:
            return
        large = Thumbnails(large_pictures(self._desk), kept=_KEPT)
        moments = Moments(frames_of_films(self._desk))
        dialog = CoverDialog(self._desk.window, (self._desk.window.thumbnails, large), picture, moments)
        for source in (large, moments):
            source.setParent(dialog)
            dialog.finished.connect(lambda _result, source=source: source.stop())
        dialog.wanted.connect(self._make)
        dialog.faces_wanted.connect(lambda: self._find_faces(dialog, picture.id))
        dialog.side.allow_finding("" if picture.detects else no_detection())
        dialog.open()

    def _find_faces(self, dialog: CoverDialog, number: int) -> None:
        dialog.side.allow_finding(looking())

        def show(faces: Found) -> None:
            dialog.side.allow_finding("")
            dialog.show_faces(faces.get(number, FoundFaces(())))
            self._watching.look()

        look_for_faces(self._desk, dialog, [number], show, dialog.complain)

    def _make(self, draft: CoverDraft) -> None:
        library, report = self._desk.library, Covered()
        order = order_of(draft, self._desk.numbers.id(draft.id))

        def task() -> Generator[Progress, None, None]:
            yield from cover(library, order, report)

        job = Job(_("Gör en täckt version"), task)
        job.finished.connect(lambda _result: self._done(report, order))
        job.cancelled.connect(
            lambda: self._desk.window.page.banner.say(_("Den täckta versionen avbröts. Inget har sparats."), "warn")
        )
        job.failed.connect(self._failed)
        self._desk.window.lane.start(job)

    def _done(self, report: Covered, order: CoverOrder) -> None:
        if report.asset is None or not self._desk.window.isVisible():
            return
        self._watching.look()
        self._results.show_only([report.asset], _("Täckt version"))
        self._desk.window.page.banner.say(next_words(order), "ok")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ImagebankError):
            raise error
        self._desk.complain(error)


def next_words(order: CoverOrder) -> str:
    """What is left to do with a version."""
    if order.persons:
        return _("Den täckta versionen är gjord. Bedöm vilka som syns i den och be en kollega bekräfta att ingen av dem går att känna igen.")  # fmt: skip
    return _("Den täckta versionen är gjord. Bedöm vilka som syns i den.")


def order_of(draft: CoverDraft, id: str) -> CoverOrder:
    """The order that the dialog asks for."""
    covers = tuple(Cover(Area(*one.shape), one.from_s, one.to_s, soft=draft.soft) for one in draft.areas)
    return CoverOrder(id, covers, draft.persons, auto=draft.every_face, sound=draft.sound)


def cover_picture(
    library: Library, id: str, persons: tuple[str, ...], number: Callable[[str], int]
) -> CoverPicture | None:
    """The picture that is to be covered; None where it is gone."""
    found = read(library, [id])
    if not found:
        return None
    asset = found[0]
    found = found_faces(library, [id]).get(id, FoundFaces(()))
    return CoverPicture(
        number(id), asset.name_in(language()), asset.media == "film", bool(asset.file.has_audio), seen_of(asset), found.shapes,
        persons, detection_is_there(), found.at_s, open_names(library),
    )  # fmt: skip


def faces_value(library: Library, asset: Asset) -> FacesValue | None:
    """How many faces were found beside how many persons are registered; None where nobody has looked."""
    found = faces_of(library, [asset.id]).get(asset.id)
    if found is None:
        return None
    registered = len(asset.appearances)
    return FacesValue(count_words(len(found), registered), warn=len(found) > registered)


def cover_value(library: Library, asset: Asset) -> CoverValue | None:
    """What the inspector says of an asset as a covered version, and whether one may be made of it."""
    actor, version = library.actor, version_of(library, asset.id)
    may_cover = actor.may_write and not asset.blocked
    if version is None:
        return CoverValue(may_cover=may_cover) if may_cover else None
    parents = read(library, [version.parent])
    parent = parents[0].name_in(language()) if parents else version.parent
    words = _("Täckt version av {picture}, gjord av {name}.").format(picture=parent, name=version.made_by)
    if version.confirmed_by is not None:
        words += " " + _("Bekräftad av {name}: ingen går att känna igen.").format(name=version.confirmed_by)
        return CoverValue(words, may_cover=may_cover)
    own = is_same(version.made_by, actor.name)
    why_not = _("Du har själv gjort versionen. En kollega ska bekräfta att ingen går att känna igen.") if own else ""
    assessed = asset.visibility != "na"
    if not own and not assessed:
        why_not = _("Bedöm synliga personer först. Sedan går versionen att bekräfta.")
    return CoverValue(words, why_not, may_confirm=actor.may_write and not own and assessed, may_cover=may_cover)
