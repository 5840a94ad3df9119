"""What every file of a taking-in gets: a shoot, and fields each of which is set, added or left."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.errors import bad_value
from imagebank.services.describing import concept
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.searching import known_channel
from imagebank.store import templates

Mode = Literal["set", "add"]
TEXTS = ("title", "caption")
RIGHTS = ("creator", "credit", "copyright")
LISTS = ("concepts", "keywords", "licence_channels")
FIELDS = (*RIGHTS, *TEXTS, *LISTS, "licence_to")
"""Fields that a template may give. A field that it does not name is left as the file says."""


@dataclass(frozen=True, slots=True)
class Given:
    """One field's value. `set` puts it in place of what the file says; `add` fills what is empty, or adds to a list."""

    value: str | tuple[str, ...]
    mode: Mode = "add"


@dataclass(frozen=True, slots=True)
class Template:
    """A shoot's name, its creator (where the file names none), and further fields by name (see `FIELDS`)."""

    shoot: str | None = None
    creator: str | None = None
    fields: Mapping[str, Given] = field(default_factory=dict)

    def given(self) -> dict[str, Given]:
        """Every field with its value."""
        made = {"creator": Given(self.creator)} if self.creator else {}
        return {**made, **self.fields}


def checked(library: Library, template: Template) -> Template:
    """`template` with concepts as notations. Raises WrongWords where it names what the library does not know."""
    fields: dict[str, Given] = {}
    for name, given in template.fields.items():
        if name not in FIELDS:
            raise bad_value(value=name, name="template", choices=", ".join(FIELDS))
        fields[name] = replace(given, value=_value(library, name, given.value))
    return replace(template, fields=fields)


def _value(library: Library, name: str, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if name in LISTS:
        listed = (value,) if isinstance(value, str) else value
        if name == "concepts":
            return tuple(concept(library, one) for one in listed)
        if name == "licence_channels":
            return tuple(known_channel(library.vocabulary, one) for one in listed)
        return listed
    text = value if isinstance(value, str) else " ".join(value)
    if name == "licence_to":
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise bad_value(value=text, name=name, choices="YYYY-MM-DD") from error
    return text


def dressed(asset: Asset, template: Template) -> Asset:
    """A newly arrived asset with the template's fields put on."""
    given = template.given()
    for name in TEXTS:
        if name in given:
            asset = replace(asset, **{name: _text(getattr(asset, name), given[name])})
    if "keywords" in given:
        asset = replace(asset, keywords=_listed(asset.keywords, given["keywords"]))
    if "concepts" in given:
        asset = replace(asset, concepts=tuple(sorted(_listed(asset.concepts, given["concepts"]))))
    if given.keys() & {*RIGHTS, "licence_channels", "licence_to"}:
        asset = replace(asset, rights=_rights(asset.rights or Rights(), given))
    return asset


def _text(said: Mapping[str, str], given: Given) -> dict[str, str]:
    if given.mode == "set" or not any(said.values()):
        return {**said, "sv": str(given.value)}
    return dict(said)


def _listed(said: tuple[str, ...], given: Given) -> tuple[str, ...]:
    new = (given.value,) if isinstance(given.value, str) else given.value
    return tuple(dict.fromkeys(new if given.mode == "set" else (*said, *new)))


def _rights(rights: Rights, given: Mapping[str, Given]) -> Rights:
    for name in RIGHTS:
        one = given.get(name)
        if one is not None and (one.mode == "set" or not getattr(rights, name)):
            rights = replace(rights, **{name: str(one.value)})
    channels = given.get("licence_channels")
    if channels is not None:
        rights = replace(rights, channels=frozenset(_listed(tuple(rights.channels), channels)))
    end = given.get("licence_to")
    if end is not None and (end.mode == "set" or rights.to is None):
        rights = replace(rights, to=date.fromisoformat(str(end.value)))
    return rights


def save(library: Library, name: str, template: Template) -> Changes:
    """Keep a template under a name, in place of one that has it."""
    if not name.strip():
        raise bad_value(value=name, name="template", choices="A–Ö")
    wanted = checked(library, template)
    fields = {one: [given.mode, given.value] for one, given in wanted.given().items()}
    before = last_change(library)
    with library.write("template", name, fields=sorted(fields)) as db:
        templates.put(db, name.strip(), json.dumps(fields, ensure_ascii=False))
    return changes_since(library, before)


def saved(library: Library) -> dict[str, Template]:
    """Every kept template by its name."""
    return {name: Template(fields=_fields(content)) for name, content in templates.all_(library.db)}


def named(library: Library, name: str) -> Template:
    """One kept template. Raises WrongWords where there is none of that name."""
    found = saved(library)
    if name not in found:
        raise bad_value(value=name, name="template", choices=", ".join(found) or "–")
    return found[name]


def forget(library: Library, name: str) -> None:
    """Take a kept template away."""
    named(library, name)
    with library.write("template", name, fields=[]) as db:
        templates.remove(db, name)


def _fields(content: str) -> dict[str, Given]:
    said = json.loads(content)
    return {name: Given(tuple(v) if isinstance(v, list) else v, mode) for name, (mode, v) in said.items()}
