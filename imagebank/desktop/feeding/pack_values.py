"""A pack as the workshop shows it: every item with what stops it, the steps that may be taken, the places where it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from imagebank.core.alt_guide import AltProblem
from imagebank.core.asset import Asset
from imagebank.core.errors import N_
from imagebank.core.pack import OPEN, ItemChoice, Pack, PackStep
from imagebank.core.registers import Placement
from imagebank.desktop.feeding.pack_rows import LOOKS, may_approve, pack_choices
from imagebank.desktop.feeding.pack_status import item_status
from imagebank.desktop.packs.values import (
    ItemValue,
    PackFields,
    PackValue,
    PlaceValue,
    PresetValue,
    Remark,
    amount_of,
)
from imagebank.desktop.parts.words import amount
from imagebank.desktop.values import StatusValue
from imagebank.language import _, language, ngettext
from imagebank.services.alt_texts import alt_in, alt_problems, names_unchecked
from imagebank.services.drafting import pack_of, steps_of
from imagebank.services.issuing import order_of
from imagebank.services.library import Library
from imagebank.services.pack_checks import check_pack
from imagebank.services.presets import presets
from imagebank.services.recalling import places
from imagebank.services.searching import read
from imagebank.services.sorting_out import in_context
from imagebank.services.wording import PACK_STATUS_WORDS, STEP_WORDS, step_note

Unsaved = Mapping[str, Mapping[str, object]]
"""Asset → names of `ItemChoice` with what is typed and not written yet."""

PLACE_WORDS = {"address": N_("Webbadress"), "document": N_("Dokument"), "event": N_("Tillfälle")}
_NOWHERE = Path()
_ACTS: dict[str, tuple[str, ...]] = {
    "draft": ("delete", "copy", "submit"),
    "submitted": ("delete", "copy", "return", "approve"),
    "approved": ("delete", "copy", "return", "issue"),
}


def pack_value(library: Library, id: str, number: Callable[[str], int], today: date, unsaved: Unsaved) -> PackValue:
    """The pack as it stands, with what is typed and not written yet."""
    pack, steps = pack_of(library, id), steps_of(library, id)
    icon, ink = LOOKS[pack.status]
    items = item_values(library, pack, number, today, unsaved)
    kinds = {item.asset: value.media for item, value in zip(pack.items, items, strict=True)}
    curator = library.actor.may_write
    acts = _ACTS.get(pack.status, ("copy",)) if curator else ()
    return PackValue(
        pack.id, _fields(pack), pack.status, icon, ink, _(PACK_STATUS_WORDS[pack.status]), _sentence(pack), items,
        may_edit=curator and pack.status in OPEN, warning=_warning(library, pack), acts=acts,
        why_not=_why_not(library, pack, steps, items) if curator else "", history=tuple(map(_step_words, reversed(steps))),
        places=tuple(_place(one, kinds) for one in places(library, id)), choices=pack_choices(library),
    )  # fmt: skip


def _fields(pack: Pack) -> PackFields:
    last = date.fromisoformat(pack.lifetime_to) if pack.lifetime_to else None
    return PackFields(
        pack.title, pack.channel, pack.purpose, date.fromisoformat(pack.date), pack.language, pack.recipient or "", last,
        pack.renditions,
    )  # fmt: skip


def _sentence(pack: Pack) -> str:
    said = {
        "draft": _("Skriv texterna, åtgärda det som stoppar och lämna paketet för godkännande."),
        "submitted": _("En annan kommunikatör än den som gjorde paketet godkänner det."),
        "approved": _("Godkänt av {name}. Det kan lämnas ut."),
        "issued": _("Det som är utlämnat ändras inte. Gör en kopia för att ändra."),
        "stale": _("Något i paketet får inte längre användas. Se vad som ska bort."),
        "recalled": _("Bilderna är återkallade."),
    }[pack.status]
    return said.format(name=pack.approved_by)


def _warning(library: Library, pack: Pack) -> str:
    if pack.status in OPEN and names_unchecked(library):
        return _("Texterna är inte jämförda med registrerade namn. Lås upp personvalvet, så kontrolleras de.")
    if pack.status == "submitted":
        return _("Om du ändrar något blir paketet ett utkast igen och behöver lämnas in på nytt.")
    return _("Om du ändrar något behöver paketet godkännas igen.") if pack.status == "approved" else ""


def _why_not(library: Library, pack: Pack, steps: list[PackStep], items: tuple[ItemValue, ...]) -> str:
    """Why the main step of the status may not be taken; empty when it may."""
    stopped = [one for one in items if not one.line.leaves]
    if pack.status == "submitted" and not may_approve(library, pack, steps):
        return _("Du har gjort paketet eller lämnat in det. En annan person godkänner det.")
    if pack.status in OPEN and not pack.items:
        return _("Paketet är tomt.")
    if pack.status in OPEN and stopped:
        return ngettext(
            "{what} behöver åtgärdas eller tas ut först.", "{what} behöver åtgärdas eller tas ut först.", len(stopped)
        ).format(what=amount_of(stopped))
    return ""


def item_values(
    library: Library, pack: Pack, number: Callable[[str], int], today: date, unsaved: Unsaved
) -> tuple[ItemValue, ...]:
    """Every item, checked for the pack's use; one that is weeded says so."""
    checks = {one.asset: one for one in check_pack(library, pack, today)}
    assets = {one.id: one for one in read(library, [item.asset for item in pack.items])}
    found = []
    for item in pack.items:
        asset, check, choice = assets.get(item.asset), checks[item.asset], item.choice
        status = item_status(library, asset, check)
        if asset is None:
            found.append(ItemValue(number(item.asset), item.asset, "foto", status, choice))
        else:
            typed = replace(choice, **unsaved.get(item.asset, {}))  # type: ignore[arg-type]
            made = _item(library, pack, asset, status, number(item.asset), typed)
            found.append(replace(made, remarks=remarks_of(check.alt_problems)))
    return tuple(found)


def _item(
    library: Library, pack: Pack, asset: Asset, status: StatusValue, number: int, choice: ItemChoice
) -> ItemValue:
    size = (asset.file.width, asset.file.height)
    areas = tuple(span.area for one in asset.appearances for span in one.spans if span.area is not None)
    return ItemValue(
        number, asset.name_in(language()), asset.media, status, choice,
        own_alt=alt_in(asset, pack.language), own_caption=asset.caption.get(pack.language, ""),
        presets=_presets(library, asset), usual=_usual(library, pack, asset),
        areas=areas, size=(size[0], size[1]) if size[0] and size[1] else None, duration_s=asset.file.duration_s,
    )  # fmt: skip


def _presets(library: Library, asset: Asset) -> tuple[PresetValue, ...]:
    known, lang = presets(library), language()
    if asset.media == "film":
        return tuple(PresetValue(name, known.label(name, lang, "film")) for name in known.film)
    found = []
    for name, one in known.photo.items():
        ratio = (one.width, one.height) if one.crop and one.width and one.height else None
        found.append(PresetValue(name, known.label(name, lang), ratio))
    return tuple(found)


def _usual(library: Library, pack: Pack, asset: Asset) -> tuple[str, ...]:
    known = presets(library)
    names = tuple(name for name in pack.renditions if name in known.of_media(asset.media))
    return names or known.of_channel(pack.channel, asset.media)


def remarks_of(problems: tuple[AltProblem, ...]) -> tuple[Remark, ...]:
    """The guide's remarks as sentences."""
    return tuple(Remark(_(one.sentence), one.stops) for one in problems)


def remarks_on(library: Library, id: str, asset: str, text: str) -> tuple[Remark, ...]:
    """What the guide says of a text that is being written for an item."""
    pack = pack_of(library, id)
    items = tuple(
        replace(one, choice=replace(one.choice, alt=text or None, decorative=False)) if one.asset == asset else one
        for one in pack.items
    )
    found = next(iter(read(library, [asset])), None)
    if found is None:
        return ()
    used = in_context(order_of(replace(pack, items=items), _NOWHERE), found)
    return remarks_of(alt_problems(library, used, pack.channel, pack.language))


def _step_words(step: PackStep) -> str:
    who = step.actor or _("banken")
    at = datetime.fromisoformat(step.at).astimezone().isoformat(" ", "minutes")[:16]
    words = _("{day}: {step}, {who}").format(day=at, step=_(STEP_WORDS[step.step]), who=who)
    note = step_note(step)
    return f"{words} – {note}" if note else words


def _place(one: Placement, kinds: Mapping[str, str]) -> PlaceValue:
    held = [media for asset, media in kinds.items() if asset in one.assets.split()]
    films = held.count("film")
    words = amount(len(held) - films, films) if one.assets else _("Hela paketet")
    facts = [_(PLACE_WORDS[one.kind]), words]
    facts += [_("publicerat {day}").format(day=one.published_on)] if one.published_on else []
    facts += [_("tas ner {day}").format(day=one.planned_end)] if one.planned_end and not one.taken_down_on else []
    facts += [_("mottagare: {who}").format(who=one.recipient)] if one.recipient else []
    facts += [_("borttaget {day}").format(day=one.taken_down_on)] if one.taken_down_on else []
    return PlaceValue(one.id, one.place, " · ".join(facts), down=one.taken_down_on is not None)
