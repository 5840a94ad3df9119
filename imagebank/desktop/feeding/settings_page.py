"""Feeds the place of settings: what is in force, and what the user chose."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from imagebank.core.actor import Actor
from imagebank.core.errors import ImagebankError
from imagebank.desktop.feeding.desk import Desk
from imagebank.desktop.feeding.watching import Watching
from imagebank.desktop.feeding.words import channel_choices
from imagebank.desktop.places import SETTINGS as PLACE
from imagebank.desktop.settings.page import SettingsPage
from imagebank.desktop.settings.values import ColleagueValue, Kind, SettingValue
from imagebank.desktop.theme.look import look
from imagebank.language import _, sentence
from imagebank.services.acting import actors, put_actor, put_setting
from imagebank.services.library import Library
from imagebank.settings import SETTINGS, Setting

_CHANNEL = "default_channel"


class SettingsPlace(QObject):
    """The place is there for everybody; what concerns the bank for whoever may write. `switch_wanted`: another bank."""

    switch_wanted = Signal()

    def __init__(self, desk: Desk, watching: Watching) -> None:
        super().__init__(desk.window)
        self._desk, self._watching = desk, watching
        self._page: SettingsPage | None = None
        self._may = desk.library.actor.may_write
        desk.window.places.offer(PLACE, self._make, self.renew)

    def renew(self) -> None:
        """Read everything again."""
        page, library, found = self._page, self._desk.library, look()
        if page is None:
            return
        page.jobs.show_jobs(self._desk.window.lane.past)
        if found is not None:
            page.show_look(found.wish, round(found.scale * 100))
        if self._may:
            self._desk.asking.ask("settings", lambda: (_settings(library), _colleagues(library)), self._show)

    def _make(self) -> SettingsPage:
        page = self._page = SettingsPage(self._desk.window, may_write=self._may)
        menu = self._desk.window.look_menu
        page.theme_chosen.connect(menu.theme_chosen)
        page.size_chosen.connect(menu.size_chosen)
        page.language_chosen.connect(menu.language_chosen)
        lane = self._desk.window.lane
        lane.remembered.connect(lambda: page.jobs.show_jobs(lane.past))
        page.switch_wanted.connect(self.switch_wanted)
        page.setting_chosen.connect(self._set)
        page.colleague_wanted.connect(self._put)
        return page

    def _show(self, found: tuple[list[SettingValue], list[ColleagueValue]]) -> None:
        if self._page is not None:
            self._page.show_settings(found[0])
            self._page.show_colleagues(found[1])

    def _set(self, name: str, value: str) -> None:
        library = self._desk.library
        words = _("Sparat: {setting}").format(setting=_(SETTINGS[name].help))
        self._desk.asking.do(lambda: put_setting(library, name, value), lambda _none: self._done(words), self._refused)

    def _put(self, name: str, role: str) -> None:
        library, words = self._desk.library, _("Sparat: {name}").format(name=name)
        self._desk.asking.do(
            lambda: put_actor(library, Actor(name, role)), lambda _none: self._done(words), self._refused
        )

    def _done(self, words: str) -> None:
        if self._page is not None:
            self._page.banner.say(words, "ok")
        self._watching.look()
        self.renew()

    def _refused(self, error: ImagebankError) -> None:
        if self._page is not None:
            self._page.complain(sentence(error))
        self.renew()


def _settings(library: Library) -> list[SettingValue]:
    return [_value(library, setting) for setting in SETTINGS.values()]


def _value(library: Library, setting: Setting) -> SettingValue:
    value = library.setting(setting.name)
    kind: Kind = "yes_no" if isinstance(value, bool) else "number" if isinstance(value, int) else "text"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if setting.name == _CHANNEL:
        return SettingValue(setting.name, _(setting.help), "choice", text, channel_choices(library.vocabulary))
    return SettingValue(setting.name, _(setting.help), kind, text)


def _colleagues(library: Library) -> list[ColleagueValue]:
    return [ColleagueValue(one.name, one.role) for one in actors(library)]
