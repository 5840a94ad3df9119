"""An XMP sidecar that comes after its picture: fills what is empty, keeps the rest beside, and replaces nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset, MediaFacts
from imagebank.core.changes import Changes
from imagebank.media import metadata
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
    with library.write("sidecar", id) as db:
        texts = {name: _new(getattr(asset, name), getattr(said, name)) for name in ("title", "caption", "alt")}
        assets.put_texts(db, id, texts)
        assets.put_keywords(db, id, tuple(dict.fromkeys((*asset.keywords, *said.keywords))))
        if rights := _rights(asset, said):
            assets.put_rights(db, id, rights)
        fields = dict.fromkeys((*incoming.fields(db, id), *said.other))
        incoming.put(db, id, tuple(fields), incoming.areas(db, id) or said.areas)
        incoming.put_sidecar(db, id, sha256, readable(path.name))
        library.people_vault.suggest(rows_of(id, said.depicted))
        assets.index_words(db, id)
        assets.touch(db, id)
    return changes_since(library, before)


def _new(kept: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    return {lang: text for lang, text in said.items() if not kept.get(lang)}


def _rights(asset: Asset, said: MediaFacts) -> Rights | None:
    """The rights with what they lack; None where the sidecar adds nothing."""
    rights = asset.rights or Rights()
    lacking = {name: getattr(said, name) for name in RIGHTS if not getattr(rights, name) and getattr(said, name)}
    return replace(rights, **lacking) if lacking else None
