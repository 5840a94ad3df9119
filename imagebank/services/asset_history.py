"""What was done with one asset, newest first, in words: by whom, when, which fields. Never a text, never a person."""

from __future__ import annotations

import json
from dataclasses import dataclass

from imagebank.core.fields import FIELDS
from imagebank.core.ledger import LedgerLine
from imagebank.core.vocabulary import CHANNEL_SCHEME
from imagebank.language import _, language
from imagebank.services.library import Library
from imagebank.services.searching import existing
from imagebank.services.telling import FIELD_WORDS, VERB_WORDS
from imagebank.store import history, pack_items, packs

PAGE = 50
_OF_A_PACK = frozenset({"issue", "draft", "pull"})
"""Lines about a pack that left: the pack itself is told of instead, with its title and channel."""


@dataclass(frozen=True, slots=True)
class Done:
    """One act: `at` is ISO 8601 (UTC), `words` what was done, `detail` with what; `who` is empty for the bank itself."""

    at: str
    who: str
    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Acts, newest first; `older` is what to ask on from, None where nothing is older."""

    acts: tuple[Done, ...]
    older: int | None = None


def history_of(library: Library, id: str, before: int | None = None, most: int = PAGE) -> Page:
    """The newest acts with an asset, or those before a line of the ledger.

    The packs that it left in stand among them, at the moment they left. Raises WrongWords for an unknown id.
    """
    asset = existing(library, [id])[0]
    found = history.lines(library.db, asset, before=before, most=most + 1)
    shown, rest = found[:most], found[most:]
    acts = [_done(line) for line in shown if line.verb not in _OF_A_PACK]
    newest, oldest = (shown[0].at if before and shown else None), (shown[-1].at if rest else "")
    acts += [one for one in _packs(library, asset) if one.at >= oldest and (newest is None or one.at < newest)]
    if not rest and (came := _came(library, asset)) is not None:
        acts.append(came)
    acts.sort(key=lambda one: one.at, reverse=True)
    return Page(tuple(acts), shown[-1].seq if rest else None)


def _done(line: LedgerLine) -> Done:
    detail = json.loads(line.detail)
    words = _(VERB_WORDS.get(line.verb, line.verb))
    if detail.get("second_review"):
        words = _("bedömningen bekräftad")
    fields = detail.get("fields")
    told = ", ".join(_field(name) for name in fields) if isinstance(fields, list) else ""
    return Done(line.at, line.actor, words[:1].upper() + words[1:], told)


def _field(name: str) -> str:
    if name == "concepts":
        return _("ämnesord")
    known = FIELDS.get(name)
    words = _(known.label) if known else _(FIELD_WORDS.get(name, name))
    return words[:1].lower() + words[1:]


def _packs(library: Library, asset: str) -> list[Done]:
    """The packs, and pulls, that the asset has left in."""
    made = []
    for pack in packs.out_with(library.db, [asset]):
        concept = library.vocabulary.concepts.get(f"{CHANNEL_SCHEME}:{pack.channel}")
        channel = concept.label(language()) if concept else pack.channel
        issued = [step for step in pack_items.steps(library.db, pack.id) if step.step == "issued"]
        at, who = (issued[-1].at, issued[-1].actor) if issued else (pack.made_at, pack.author)
        words = _("Uttag till en presentation") if pack.kind == "pull" else _("Lämnades ut i bildpaket")
        made.append(Done(at, who, words, f"{pack.id} · {pack.title} · {channel}"))
    return made


def _came(library: Library, asset: str) -> Done | None:
    """How it came in."""
    found = history.came(library.db, asset)
    return Done(*found, _("Hämtad in i banken")) if found else None
