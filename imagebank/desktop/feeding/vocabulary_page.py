"""The place of the vocabulary: reads the lists, and turns what is wanted into one verb each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from imagebank.core.changes import Changes
from imagebank.core.errors import N_, ImagebankError
from imagebank.core.vocabulary import CLOSED_SCHEMES, local_part
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.results import Results
from imagebank.desktop.feeding.vocabulary_values import details_of, others, rows_of
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.places import LIBRARY, VOCABULARY
from imagebank.desktop.values import ConceptValue
from imagebank.desktop.vocabulary import pane
from imagebank.desktop.vocabulary.page import VocabularyPage
from imagebank.desktop.vocabulary.sheets import NewConceptSheet, PickSheet
from imagebank.desktop.vocabulary.values import ConceptRow
from imagebank.language import _, sentence
from imagebank.services import report_files
from imagebank.services import vocabulary as verbs
from imagebank.services.library import Library


class VocabularyPlace(QObject):
    """There for whoever may write; `open` goes there, standing at a concept."""

    def __init__(self, desk: Desk, results: Results, watching: Watching) -> None:
        super().__init__(desk.window)
        self._desk, self._results, self._watching = desk, results, watching
        self._page: VocabularyPage | None = None
        self._stand_at = ""
        watching.changed.connect(self._changed)
        if desk.library.actor.may_write:
            desk.window.places.offer(VOCABULARY, self.make, self.renew)

    def make(self) -> VocabularyPage:
        """The page, fed."""
        page = self._page = VocabularyPage(self._desk.window)
        page.chosen.connect(self._details)
        page.pictures_wanted.connect(self._pictures)
        page.export_wanted.connect(self._export)
        page.pane.saved.connect(self._save)
        page.pane.synonym_added.connect(self._add_synonym)
        page.pane.synonym_removed.connect(self._remove_synonym)
        page.pane.act_wanted.connect(self._act)
        return page

    def open(self, key: str = "") -> None:
        """Go there."""
        self._desk.window.places.go(VOCABULARY)
        self.renew(key)

    def renew(self, stand_at: str = "") -> None:
        """Read the lists, and what is shown, again."""
        page, library = self._page, self._desk.library
        self._stand_at = stand_at or self._stand_at  # an answer that comes too late takes nobody's place
        if page is None:
            return

        def show(rows: list[ConceptRow]) -> None:
            wanted = self._stand_at if self._stand_at in {row.key for row in rows} else ""
            self._stand_at = ""
            page.show_rows(rows, wanted)
            self._details(page.tree.key())

        self._desk.asking.ask("vocabulary", lambda: rows_of(library), if_alive(page, show))

    def _changed(self, changes: Changes) -> None:
        if self._desk.window.places.here == VOCABULARY and (changes.vocabulary or changes.assets):
            self.renew()

    def _details(self, key: str) -> None:
        page, library = self._page, self._desk.library
        if page is not None and key:
            self._desk.asking.ask("concept", lambda: details_of(library, key), if_alive(page, page.show_details))

    def _save(self, key: str, changes: dict[str, str]) -> None:
        names = {
            lang: changes[field] for lang, field in (("sv", pane.NAME_SV), ("en", pane.NAME_EN)) if field in changes
        }
        library = self._desk.library
        self._do(lambda: verbs.revise(library, key, names, changes.get(pane.NOTE)), _("Ämnesordet är sparat."))

    def _add_synonym(self, key: str, text: str, lang: str, hidden: bool) -> None:
        library, page = self._desk.library, self._page
        kind = "hidden" if hidden else "alt"
        then = page.pane.word.clear if page is not None else None
        self._do(lambda: verbs.add_synonym(library, key, text, lang, kind), _("Synonymen är tillagd."), then=then)

    def _remove_synonym(self, key: str, text: str, lang: str) -> None:
        library = self._desk.library
        self._do(lambda: verbs.remove_synonym(library, key, text, lang), _("Synonymen är borttagen."))

    def _act(self, act: str, key: str) -> None:
        library = self._desk.library
        if act == pane.ADD:
            self._ask_for_new(key)
        elif act == pane.REVIVE:
            self._do(lambda: verbs.revive(library, key), _("Ämnesordet är i bruk igen."))
        elif act == pane.DELETE:
            self._do(lambda: verbs.delete(library, key), _("Ämnesordet är borttaget."))
        else:
            self._desk.asking.ask(
                "others",
                lambda: others(library, key, movable=act == pane.MOVE),
                lambda found: self._pick(act, key, found),
            )

    def _ask_for_new(self, under: str) -> None:
        library, page = self._desk.library, self._page
        known = library.vocabulary
        scheme = under if under in known.schemes else known.concepts[under].scheme
        broader = None if under in known.schemes else under
        title = known.schemes[scheme].title("sv") if broader is None else known.concepts[under].label("sv")
        sheet = NewConceptSheet(page, title)

        def wanted(name: str, name_en: str, note: str) -> None:
            made: list[str] = []

            def deed() -> None:
                made.append(verbs.add(library, scheme, name, label_en=name_en, broader=broader, note=note)[0])

            def refused(error: ImagebankError) -> None:
                if_alive(sheet, lambda: sheet.banner.say(sentence(error), "warn"))()

            def done() -> None:
                if_alive(sheet, sheet.accept)()
                self.renew(made[0])

            self._do(deed, _("Ämnesordet är tillagt."), then=done, otherwise=refused)

        sheet.wanted.connect(wanted)
        sheet.open()

    def _pick(self, act: str, key: str, found: list[ConceptValue]) -> None:
        library, label = self._desk.library, self._desk.library.vocabulary.concepts[key].label("sv")
        words, verb = _PICKS[act], _VERBS[act]
        none = _(words.none) if words.none else ""
        sheet = PickSheet(self._page, _(words.title), _(words.asks).format(label=label), _(words.do), found, none)
        there = act == pane.MERGE
        sheet.picked.connect(
            lambda other: self._do(
                lambda: verb(library, key, other), _(words.said), then=lambda: self.renew(other if there else "")
            )
        )
        sheet.open()

    def _do(
        self,
        deed: Callable[[], object],
        said: str,
        *,
        then: Callable[[], object] | None = None,
        otherwise: Callable[[ImagebankError], object] | None = None,
    ) -> None:
        page = self._page

        def done(_changes: object) -> None:
            self._watching.look()
            if page is not None:
                page.banner.say(said, "ok")
            self.renew()
            if then is not None:
                then()

        def refused(error: ImagebankError) -> None:
            if page is not None:
                page.banner.say(sentence(error), "warn")

        self._desk.asking.do(deed, done, otherwise or refused)

    def _pictures(self, key: str) -> None:
        concept = self._desk.library.vocabulary.concepts.get(key)
        if concept is not None and concept.scheme not in CLOSED_SCHEMES:
            self._results.show_question(f"{concept.scheme}:{local_part(key)}")
            self._desk.window.places.go(LIBRARY)

    def _export(self) -> None:
        page, library = self._page, self._desk.library
        path = page.choose_file() if page is not None else None
        if path is not None:
            self._do(lambda: report_files.put({path: verbs.export(library)}), _("Ämnesorden är sparade som fil."))


@dataclass(frozen=True, slots=True)
class _Pick:
    """The words of choosing another concept."""

    title: str
    asks: str
    do: str
    said: str
    none: str = ""


_PICKS: dict[str, _Pick] = {
    pane.MOVE: _Pick(
        N_("Flytta ämnesord"), N_("Vad ska ”{label}” höra under?"), N_("Flytta"), N_("Ämnesordet är flyttat."),
        N_("Överst i listan"),
    ),
    pane.MERGE: _Pick(
        N_("Slå ihop ämnesord"),
        N_("Bilder, sökningar och mallar går över till det du väljer, och ”{label}” blir en synonym till det."),
        N_("Slå ihop"), N_("Ämnesorden är sammanslagna."),
    ),
    pane.RETIRE: _Pick(
        N_("Ta ämnesord ur bruk"),
        N_("”{label}” väljs inte längre. Bilder som har det behåller det. Vad används i stället?"),
        N_("Ta ur bruk"), N_("Ämnesordet är ur bruk."), N_("Inget"),
    ),
}  # fmt: skip

_VERBS: dict[str, Callable[[Library, str, str], object]] = {
    pane.MOVE: lambda library, key, other: verbs.move(library, key, other or None),
    pane.MERGE: verbs.merge,
    pane.RETIRE: lambda library, key, other: verbs.deprecate(library, key, other or None),
}
