"""An XMP sidecar that comes after its picture: fills what is empty where nobody has worked on it yet, and replaces nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset, Depicted, MediaFacts
from imagebank.core.changes import Changes
from imagebank.media import depicted, metadata
from imagebank.media.worker import run
from imagebank.services.arriving import readable
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.suggesting import rows_of
from imagebank.store import assets, incoming

RIGHTS = ("creator", "credit", "copyright")


def take_sidecar(library: Library, id: str, path: Path) -> Changes:
    """Keep a sidecar with an asset; no changes where it was kept before. Raises FileProblem for one that cannot be read."""
    asset = assets.get(library.db, [id])[0]
    said = run(metadata.read_sidecar, path, MediaFacts(asset.media, asset.file))
    sha256 = library.originals.store(path).sha256
    if sha256 in {kept for kept, _name in incoming.sidecars(library.db, id)}:
        return Changes()
    before = last_change(library)
    vault_is_open = library.people_vault.is_open
    named = [*(name for name, _area in library.people_vault.suggestions(id)), *(one.name for one in said.depicted)]
    with library.write("sidecar", id) as db:
        asset = assets.get(db, [id])[0]  # as it is now: somebody may have worked on it while the sidecar was read
        keywords, fields = (*asset.keywords, *said.keywords), (*incoming.fields(db, id), *said.other)
        if _is_untouched(asset):
            texts = {name: _new(getattr(asset, name), getattr(said, name)) for name in ("title", "caption", "alt")}
            assets.put_texts(db, id, texts)
            if rights := _rights(asset, said):
                assets.put_rights(db, id, rights)
            if asset.rating is None:
                assets.put_columns(db, id, {"rating": said.rating})
            if asset.pick == "none":
                assets.put_columns(db, id, {"pick": said.pick})
        else:
            fields = (*fields, *_suggested(asset, said))
        settled = depicted.cleansed((), [Depicted(name) for name in named], keywords, dict.fromkeys(fields))
        assets.put_keywords(db, id, settled.keywords)
        incoming.put(db, id, settled.other, incoming.areas(db, id) or said.areas)
        incoming.put_sidecar(db, id, sha256, readable(path.name))
        assets.touch(db, id)
    library.people_vault.suggest(rows_of(id, said.depicted))
    if not vault_is_open:  # the sidecar's words may hold names that came before and that nobody can read now
        library.people_vault.leave_uncleansed([id])
    return changes_since(library, before)


def _is_untouched(asset: Asset) -> bool:
    """Whether nobody has assessed or licensed the asset: after that, a file alone must not make it more allowed."""
    return asset.visibility == "na" and not (asset.rights and asset.rights.channels)


def _suggested(asset: Asset, said: MediaFacts) -> list[tuple[str, str]]:
    """What the sidecar says in place of empty fields, kept as incoming fields for a person to judge."""
    texts = [
        (f"sidecar.{name}.{lang}", text)
        for name in ("title", "caption", "alt")
        for lang, text in _new(getattr(asset, name), getattr(said, name)).items()
    ]
    rated = [("sidecar.rating", str(said.rating))] if said.rating and asset.rating is None else []
    return texts + [(f"sidecar.{name}", value) for name in RIGHTS if (value := getattr(said, name))] + rated


def _new(kept: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    return {lang: text for lang, text in said.items() if not kept.get(lang)}


def _rights(asset: Asset, said: MediaFacts) -> Rights | None:
    """The rights with what they lack; None where the sidecar adds nothing."""
    rights = asset.rights or Rights()
    lacking = {name: getattr(said, name) for name in RIGHTS if not getattr(rights, name) and getattr(said, name)}
    return replace(rights, **lacking) if lacking else None
