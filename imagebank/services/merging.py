"""Merges assets that are the same picture: everything of both is kept, and where they differ the stricter holds.

One keeps its id. The other's id means the kept one from then on, its original stays in the vault, and what it said
otherwise is kept among the incoming fields.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from imagebank.core.assessment import Rights
from imagebank.core.asset import Asset
from imagebank.core.changes import Changes
from imagebank.core.errors import N_, Refused, WrongWords
from imagebank.core.people import joined
from imagebank.core.registers import CoveredVersion
from imagebank.services.library import Library, changes_since, last_change
from imagebank.services.searching import existing
from imagebank.services.snapshots import forget_snapshot
from imagebank.services.suggesting import cleanse
from imagebank.store import assets, incoming, merged, merging, originals, packs, registers
from imagebank.store.engine import Connection
from imagebank.store.originals import OtherOriginal

STRICTNESS = ("na", "none", "unident", "ident")
"""Visibilities, the stricter later."""

FLAGS = ("blocked", "third_party_work", "readable_personal_data", "visible_aid", "own_special_school")


def proposed(library: Library, ids: Sequence[str]) -> tuple[str, str]:
    """Which of some assets should be kept, and whose original: one that is in packs, else the most described, else the
    oldest; and the original with the most pixels, then bytes. Where the kept one is assessed, an original that nobody has
    assessed is never proposed: it may show what was cut away.
    """
    found = assets.get(library.db, ids)
    out = packs.holding(library.db, ids)
    kept = max(
        found,
        key=lambda one: (one.id in out, one.visibility != "na", len(one.concepts) + len(one.alt), -found.index(one)),
    )
    judged = next(one for one in found if one.id == kept.id).visibility != "na"
    fit = [one for one in found if one.visibility != "na"] if judged else found
    best = max(fit, key=lambda one: ((one.file.width or 0) * (one.file.height or 0), one.file.bytes, one.id == kept.id))
    return kept.id, best.id


def merge(library: Library, keep: str, others: Sequence[str], original: str | None = None) -> Changes:
    """Merge `others` into `keep`, in one transaction; `original` says whose file stands for all (default: that of `keep`).

    Raises WrongWords for an unknown id, for an asset merged with itself, and for photo with film; Refused for two of one
    issued pack, whose record would change.
    """
    wanted = existing(library, [keep, *others])
    if len(wanted) < 2 or wanted[0] in others:
        raise WrongWords("ONE_ALONE", N_("Ange två olika bilder att slå ihop."))
    if original is not None and original not in wanted:
        raise WrongWords("UNKNOWN_ID", N_("Originalet {id} hör inte till bilderna som slås ihop."), id=original)
    found = assets.get(library.db, wanted)
    if len({one.media for one in found}) > 1:
        raise WrongWords("TWO_KINDS", N_("En bild och en film kan inte slås ihop."))
    if registers.of(library.db, CoveredVersion, "asset", wanted):
        raise Refused("COVERED_VERSION", N_("En täckt version är en bild för sig och kan inte slås ihop med en annan."))
    together = packs.sharing(library.db, wanted)
    if together:
        raise Refused(
            "IN_ONE_PACK", N_("Båda ingår i bildpaket {packs}, som är utlämnat. De kan inte slås ihop; märk dem som olika bilder."),
            packs=", ".join(together),
        )  # fmt: skip
    before = last_change(library)
    vault_is_open = library.people_vault.is_open
    names = [one for id in wanted for one in library.people_vault.suggestions(id)]
    with library.write("merge", wanted[0], others=wanted[1:], original=original or wanted[0]) as db:
        forget_snapshot(library)
        for other in wanted[1:]:
            kept, gone = assets.get(db, [wanted[0], other])
            _merge(db, kept, gone, stands=gone if other == original else kept)
            if other == original:
                merging.take_original(db, wanted[0], other)
                packs.mark_stale(db, [wanted[0]])
            _let_go(db, wanted[0], other)
        cleanse(db, wanted[0], [name for name, _area in names])
        assets.touch(db, wanted[0])
    library.people_vault.move_suggestions(wanted[1:], wanted[0])
    if not vault_is_open:  # names that nobody can read now leave the words when somebody can
        library.people_vault.leave_uncleansed(wanted[:1])
    return changes_since(library, before)


def unlike(library: Library, ids: Sequence[str]) -> Changes:
    """Say that pictures only look alike: they are not proposed as duplicates of each other again."""
    wanted = existing(library, ids)
    before = last_change(library)
    with library.write("unlike", ",".join(wanted[:20]), assets=len(wanted)) as db:
        for number, one in enumerate(wanted):
            for other in wanted[number + 1 :]:
                merged.put_unlike(db, one, other)
    return changes_since(library, before)


def _merge(db: Connection, kept: Asset, gone: Asset, stands: Asset) -> None:
    """Put what `gone` knows to `kept`; `stands` is the one whose file stands for both from now on."""
    texts = {name: _filled(getattr(kept, name), getattr(gone, name)) for name in ("title", "caption", "alt")}
    assets.put_texts(db, kept.id, texts)
    assets.put_concepts(db, kept.id, gone.concepts, ())
    if kept.rights or gone.rights:
        assets.put_rights(db, kept.id, _rights(kept.rights, gone.rights))
    assets.put_columns(db, kept.id, _columns(kept, gone, stands))
    assets.put_keywords(db, kept.id, tuple(dict.fromkeys((*kept.keywords, *gone.keywords))))
    here = {one.person: one for one in kept.appearances}
    for one in gone.appearances:
        assets.put_appearance(db, kept.id, joined(here[one.person], one) if one.person in here else one)
    held, theirs = assets.caption_files(db, kept.id), assets.caption_files(db, gone.id)
    captions = [(f"merged.captions.{lang}", vtt) for lang, (_name, vtt) in theirs.items() if lang in held]
    said = dict.fromkeys(
        (*incoming.fields(db, kept.id), *incoming.fields(db, gone.id), *_otherwise(kept, gone), *captions)
    )
    incoming.put(db, kept.id, tuple(said), incoming.areas(db, kept.id) or incoming.areas(db, gone.id))


def _let_go(db: Connection, kept: str, other: str) -> None:
    """The other leaves the catalogue: what hangs on it is handed over, its original and its id belong to the kept one."""
    gone = assets.get(db, [other])[0]
    alike = [one if two == other else two for one, two in merged.unlike(db) if other in (one, two)]
    merging.hand_over(db, other, kept)
    assets.remove(db, other)
    merging.mend_stacks(db)
    for one in alike:
        if one != kept:
            merged.put_unlike(db, kept, one)
    merged.put_merged(db, other, kept)
    file = gone.file
    originals.put_other(
        db,
        OtherOriginal(
            gone.sha256,
            kept,
            gone.extension,
            file.name,
            file.bytes,
            file.width,
            file.height,
            gone.reference,
            gone.take_in,
        ),
    )


def _filled(kept: Mapping[str, str], gone: Mapping[str, str]) -> dict[str, str]:
    return {lang: text for lang, text in gone.items() if lang not in kept}


def _otherwise(kept: Asset, gone: Asset) -> list[tuple[str, str]]:
    """What the asset that goes said in other words than the one that stays."""
    said = [
        (f"merged.{name}.{lang}", text)
        for name in ("title", "caption", "alt")
        for lang, text in getattr(gone, name).items()
        if getattr(kept, name).get(lang, text) != text
    ]
    ours, theirs = kept.rights or Rights(), gone.rights or Rights()
    for name in ("creator", "credit", "copyright"):
        value = getattr(theirs, name)
        if value and getattr(ours, name) not in (None, value):
            said.append((f"merged.{name}", value))
    for name, ours_, theirs_ in (("name", kept.file.name, gone.file.name), ("shoot", kept.shoot, gone.shoot)):
        if theirs_ and ours_ not in (None, theirs_):
            said.append((f"merged.{name}", theirs_))
    if gone.rating and kept.rating not in (None, gone.rating):
        said.append(("merged.rating", str(gone.rating)))
    if theirs.channels - ours.channels:
        said.append(("merged.licence_channels", " ".join(sorted(theirs.channels))))
    return said


def _rights(kept: Rights | None, gone: Rights | None) -> Rights:
    """The fuller of the names, the narrower of the licences: merging never licenses what the kept one was not licensed for.

    A record of the same creator that names no channel is a file that nobody has licensed yet, and takes nothing away.
    """
    if gone is None:
        return kept or Rights()
    if kept is None:
        return replace(gone, channels=frozenset())
    says_nothing = not gone.channels and gone.creator in (None, kept.creator)
    ends = [day for day in (kept.to, gone.to) if day is not None]
    return Rights(
        kept.creator or gone.creator, kept.credit or gone.credit, kept.copyright or gone.copyright,
        kept.channels if says_nothing else kept.channels & gone.channels,
        min(ends, default=None), kept.no_derivatives or gone.no_derivatives, kept.credit_required or gone.credit_required,
    )  # fmt: skip


def _columns(kept: Asset, gone: Asset, stands: Asset) -> dict[str, object]:
    """An assessment is of the file that was looked at: if nobody assessed the one that stands, nobody has assessed the two."""
    judged = max((kept, gone), key=lambda one: (STRICTNESS.index(one.visibility), one is kept))
    judged = stands if stands.visibility == "na" else judged
    declared = [n for n in (kept.persons_declared, gone.persons_declared) if n is not None]
    found: dict[str, object] = {flag: getattr(kept, flag) or getattr(gone, flag) for flag in FLAGS}
    found |= {name: getattr(judged, name) for name in ("visibility", "assessed_by", "second_review_by")}
    found["persons_declared"] = max(declared, default=None) if stands.visibility != "na" else None
    if kept.audio_description == "undecided":
        found["audio_description"] = gone.audio_description
    if kept.rating is None:  # a rating is an opinion of one picture, and the kept one's stands
        found["rating"] = gone.rating
    if kept.pick == "none":
        found["pick"] = gone.pick
    if kept.captured_at is None:
        found["captured_at"] = gone.captured_at
    if kept.gps is None and gone.gps is not None:
        found |= {"lat": gone.gps.lat, "lon": gone.gps.lon}
    return found
