"""What a step of undo is called, in the words of users. Worked out from the rows that it changed, by the tables here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from imagebank.core.errors import N_
from imagebank.core.fields import FIELDS
from imagebank.core.steps import RowChange, Step
from imagebank.language import _, ngettext
from imagebank.services.reverting import assets_of

ADDED, TAKEN, ALTERED = "added", "taken", "altered"

WORDS: dict[tuple[str, str], str] = {
    ("asset_concept", ADDED): N_("Lägg till ämnesord"), ("asset_concept", TAKEN): N_("Ta bort ämnesord"),
    ("asset_concept", ALTERED): N_("Ändra ämnesord"),
    ("appearance", ADDED): N_("Lägg till person i bild"), ("appearance", TAKEN): N_("Ta bort person ur bild"),
    ("appearance", ALTERED): N_("Ändra hur en person syns"),
    ("caption_file", ADDED): N_("Lägg till undertexter"), ("caption_file", TAKEN): N_("Ta bort undertexter"),
    ("caption_file", ALTERED): N_("Ändra undertexter"),
    ("unlike", ADDED): N_("Märk som olika bilder"),
    ("collection", ADDED): N_("Gör samling"), ("collection", TAKEN): N_("Ta bort samling"), ("collection", ALTERED): N_("Byt namn på samling"),
    ("collection_item", ADDED): N_("Lägg i samling"), ("collection_item", TAKEN): N_("Ta bort ur samling"),
    ("collection_item", ALTERED): N_("Ändra ordningen i samling"),
    ("saved_search", ADDED): N_("Spara sökning"), ("saved_search", TAKEN): N_("Ta bort sparad sökning"),
    ("saved_search", ALTERED): N_("Ändra sparad sökning"),
    ("template", ADDED): N_("Spara mall"), ("template", TAKEN): N_("Ta bort mall"), ("template", ALTERED): N_("Ändra mall"),
    ("setting", ADDED): N_("Ändra inställning"), ("setting", ALTERED): N_("Ändra inställning"),
    ("pack", ADDED): N_("Påbörja bildpaket"), ("pack", TAKEN): N_("Ta bort bildpaket"), ("pack", ALTERED): N_("Ändra bildpaket"),
    ("pack_item", ADDED): N_("Lägg till i bildpaket"), ("pack_item", TAKEN): N_("Ta bort ur bildpaket"),
    ("pack_item", ALTERED): N_("Ändra i bildpaket"),
    ("stack", ALTERED): N_("Ändra serie"), ("keywords", ALTERED): N_("Ändra nyckelord"), ("second_review_by", ALTERED): N_("Bekräfta bedömning"),
}  # fmt: skip
"""(Table or column, what happened) → the step's name."""

VERBS: dict[str, str] = {
    "poster": N_("Ändra filmens bild"),
    "concept-add": N_("Lägg till ämnesord i listan"), "concept-rename": N_("Byt namn på ämnesord"),
    "concept-label": N_("Ändra synonymer"), "concept-note": N_("Ändra ämnesordets förklaring"),
    "concept-move": N_("Flytta ämnesord"), "concept-merge": N_("Slå ihop ämnesord"),
    "concept-deprecate": N_("Ta ämnesord ur bruk"), "concept-revive": N_("Ta ämnesord i bruk igen"),
    "concept-delete": N_("Ta bort ämnesord ur listan"), "concept-read": N_("Läs in ämnesord"),
}  # fmt: skip
"""Acts whose rows alone do not say what was meant."""

LEADING = ("pack", "collection", "saved_search", "appearance")
"""A row of these tables that came or went names the step; what hangs on it came or went along."""

FOLLOWING = frozenset({"assessed_by", "appearance_span", "pack_step", "confirmed_by", "confirmed_at"})
"""What is written along with something else."""


def step_name(step: Step) -> str:
    """The step's name in the language shown now, such as `Ändra titel på 3 bilder`."""
    if step.verb in VERBS:
        return _(VERBS[step.verb])
    names = _names(step.rows)
    words = names[0] if len(names) == 1 else _("Ändra flera uppgifter")
    number = len(assets_of(step.rows))
    if number < 2 or step.verb.startswith("pack") or any(row.table == "collection" for row in step.rows):
        return words
    return ngettext("{what}, {n} bild eller film", "{what}, {n} bilder och filmer", number).format(what=words, n=number)


def _names(rows: Iterable[RowChange]) -> list[str]:
    happened: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for subject, what in _told(row):
            happened[subject].add(what)
    for table in LEADING:
        came_or_went = happened.get(table, set()) & {ADDED, TAKEN}
        if len(came_or_went) == 1 and _only_follows(table, happened):
            return [_(WORDS[table, came_or_went.pop()])]
    if len(happened) > 1:  # what follows from something else is not named beside it
        for one in FOLLOWING | ({"second_review_by"} if "visibility" in happened else set()):
            happened.pop(one, None)
        if "pack_item" in happened:
            happened.pop("pack", None)
    names = [_named(subject, what) for subject, what in sorted(happened.items())]
    return list(dict.fromkeys(names)) or [_("Ändra uppgifter")]


def _only_follows(table: str, happened: dict[str, set[str]]) -> bool:
    along = {"pack": {"pack_item", "pack_step"}, "collection": {"collection_item"}}
    return set(happened) <= {table, *along.get(table, ()), *FOLLOWING}


def _told(row: RowChange) -> Iterable[tuple[str, str]]:
    """What a row's change is about: the field, where it is one that people edit, else the table."""
    if row.table == "asset_text":
        yield str(row.key[1]), ALTERED
    elif row.table == "asset_licence_channel":
        yield "licence_channels", ALTERED
    elif row.table in ("asset", "asset_rights", "covered_version"):
        sides = {**(row.before or {}), **(row.after or {})}
        for name in sides:
            if _differs(row, name):
                yield name, ALTERED
    elif row.before is None:
        yield row.table, ADDED
    else:
        yield row.table, TAKEN if row.after is None else ALTERED


def _differs(row: RowChange, name: str) -> bool:
    usual = {"no_derivatives": 0, "credit_required": 1, "asset": row.key[0]}.get(name)
    return (row.before or {}).get(name, usual) != (row.after or {}).get(name, usual)


def _named(subject: str, what: set[str]) -> str:
    field = FIELDS.get(subject)
    if field is not None:
        label = _(field.label)
        if field.kind == "bool":
            return _("Ändra ”{field}”").format(field=label)
        return _("Ändra {field}").format(field=label[:1].lower() + label[1:])
    how = next(iter(what)) if len(what) == 1 else ALTERED
    return _(WORDS.get((subject, how), N_("Ändra uppgifter")))
