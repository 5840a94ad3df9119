"""What the player shows of a film, and what it says back: the moment that stands for it, and who is seen when."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from imagebank.core.changes import Changes
from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.alive import if_alive
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.player.player import Player
from imagebank.desktop.player.values import CaptionTrack, FilmValue
from imagebank.desktop.values import Choice
from imagebank.desktop.who.times import clock
from imagebank.language import LANGUAGE_NAMES, _, sentence
from imagebank.services.naming import person_labels
from imagebank.services.playing import Playable, playable, seen_also
from imagebank.services.posters import set_poster
from imagebank.services.releasing import known_person


class Playing(QObject):
    """Fills players; every write goes through the services and is seen by `Watching`."""

    def __init__(self, desk: Desk, watching: Watching) -> None:
        super().__init__(desk.window)
        self._desk, self._watching = desk, watching
        self._wanted = -1

    def feed(self, player: Player) -> None:
        """Listen to a player."""
        player.poster_wanted.connect(lambda number, second: self._set_poster(player, number, second))
        player.span_wanted.connect(lambda number, *said: self._add_time(player, number, *said))

    def show(self, player: Player, number: int) -> None:
        """Give the player what it needs of the film `number`, or the sentence why it cannot be shown."""
        desk = self._desk
        self._wanted = number

        def known() -> tuple[Playable, list[Choice]]:
            found = playable(desk.library, desk.numbers.id(number))
            return found, self._people(found)

        def show(answer: tuple[Playable, list[Choice]]) -> None:
            if self._wanted == number:
                player.show_film(_value(number, *answer, may_edit=desk.library.actor.may_write))

        def failed(error: ImagebankError) -> None:
            if self._wanted == number:
                player.cannot(sentence(error))

        desk.asking.ask("film", known, if_alive(player, show), if_alive(player, failed))

    def _people(self, found: Playable) -> list[Choice]:
        """Whoever only reads is told of nobody."""
        library = self._desk.library
        if not library.actor.may_write:
            return []
        known = [known_person(library, person) for person in found.people]
        return [Choice(id, words) for id, words in person_labels(library, known).items()]

    def _set_poster(self, player: Player, number: int, second: float | None) -> None:
        library, id = self._desk.library, self._desk.numbers.id(number)
        chosen = _("Bilden vid {at} är nu filmens bild.")
        words = _("Programmet väljer filmens bild.") if second is None else chosen.format(at=clock(second))
        self._write(player, number, lambda: set_poster(library, id, second), words)

    def _add_time(self, player: Player, number: int, person: str, from_s: float, to_s: float) -> None:
        library, id = self._desk.library, self._desk.numbers.id(number)
        said = _("{person} syns {begin}–{end}.")
        words = said.format(person=person, begin=clock(from_s), end=clock(to_s))
        self._write(player, number, lambda: seen_also(library, id, person, from_s, to_s), words)

    def _write(self, player: Player, number: int, deed: Callable[[], Changes], words: str) -> None:
        def done(_changes: object) -> None:
            player.banner.say(words, "ok")
            self._watching.look()
            self.show(player, number)

        def failed(error: ImagebankError) -> None:
            player.banner.say(sentence(error), "bad")

        self._desk.asking.do(deed, if_alive(player, done), if_alive(player, failed))


def _value(number: int, found: Playable, people: list[Choice], *, may_edit: bool) -> FilmValue:
    tracks = tuple(CaptionTrack(lang, LANGUAGE_NAMES.get(lang, lang), cues) for lang, cues in found.captions.items())
    return FilmValue(
        number, found.path, found.length_s or 0.0, found.fps or 25.0, found.has_audio, tracks, found.poster_s,
        tuple(people), may_edit,
    )  # fmt: skip
