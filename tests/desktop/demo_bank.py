"""The demo library, made once for the tests that draw the whole window; each takes a copy and may write to it."""

import shutil
from contextlib import contextmanager
from datetime import UTC, date, datetime
from random import Random
from types import SimpleNamespace

import pytest

from imagebank.core import ids
from imagebank.core.progress import driven
from imagebank.core.query import parse
from imagebank.desktop.feeding import session
from imagebank.services import collecting, library, releasing, saved_searches
from imagebank.services.demonstration import CURATOR, Demonstration, demonstrate
from imagebank.services.library import open_library
from imagebank.services.searching import find
from imagebank.store import ledger, pack_items
from tests.making import TODAY


class _Day(date):
    @classmethod
    def today(cls):
        return TODAY


class _Moment(datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=tz or UTC)


@contextmanager
def a_day_of_old():
    """It is TODAY: what is made and drawn meanwhile is the same whenever it is."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (session, releasing, saved_searches):
            patch.setattr(module, "date", _Day)
        for module in (library, ledger, pack_items):
            patch.setattr(module, "datetime", _Moment)
        yield


def made(folder):
    """Make the demo in `folder`, with the same days, ids and pseudonyms every time."""
    with a_day_of_old(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(ids, "secrets", SimpleNamespace(choice=Random(7).choice))
        driven(demonstrate(Demonstration(folder / "bank", folder / "paket"), TODAY))
        _use(folder / "bank")
    return folder


def copied(made_in, folder, actor=CURATOR):
    """A copy of its own, opened as somebody."""
    shutil.copytree(made_in / "bank", folder)
    return open_library(folder, actor)


def _use(place):
    """What colleagues leave behind: searches, a collection."""
    bank = open_library(place, CURATOR)
    for name, question in (
        ("Lugna rum som får visas", "lugn or rum får:webb"),
        ("Saknar alternativtext", "saknar:alt"),
    ):
        saved_searches.save(bank, name, question)
    collecting.make(bank, "Årsredovisning 2026", find(bank, parse("plats:skolgård"), day=TODAY).ids)
    bank.close()
