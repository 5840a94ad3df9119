"""Which of the bank's pictures a file is: by identifier, by bytes, by looking like one, by showing a part of one."""

from __future__ import annotations

from imagebank.core.errors import FileProblem
from imagebank.core.trace import Match
from imagebank.media import identifying
from imagebank.media.embedded_place import Embedded
from imagebank.media.fingerprint import sha256_of
from imagebank.media.identifying import Look
from imagebank.media.likeness import Likenesses
from imagebank.media.worker import Decoder
from imagebank.services import sighting
from imagebank.services.library import Library
from imagebank.services.likenesses import likenesses
from imagebank.store import assets, issued_files, merging, pack_items

UNKNOWN = Match("")
LEAST_SIDE = 64
"""Pixels of a side below which a picture is an icon, which looks like many."""

LOOK_TIMEOUT_S = 120.0


class Recogniser:
    """Knows one library's pictures; the same file twice is looked at once. A context manager: it has a decoder of its own."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._decoder = Decoder()
        self._known: dict[str, tuple[Match, ...] | FileProblem] = {}
        self._left: Likenesses | None = None

    def __enter__(self) -> Recogniser:
        return self

    def __exit__(self, *_: object) -> None:
        self._decoder.close()

    def matches(self, found: Embedded) -> tuple[Match, ...]:
        """Which picture it is, or which are seen in it; never empty.

        Raises `FileProblem` where it can be known neither by its bytes nor by its looks.
        """
        digest = sha256_of(found.path)
        if digest not in self._known:
            try:
                self._known[digest] = self._by_bytes(digest) or self._by_looks(found)
            except FileProblem as problem:
                self._known[digest] = problem
        known = self._known[digest]
        if isinstance(known, FileProblem):
            raise known
        return known

    def _by_bytes(self, digest: str) -> tuple[Match, ...]:
        db = self._library.db
        left = pack_items.files_of(db, digest)
        if left:
            return (self._of(left[-1].asset, left[-1].pack, "rendition"),)
        asset = issued_files.of_original(db, digest)
        return (self._of(asset, None, "original"),) if asset else ()

    def _by_looks(self, found: Embedded) -> tuple[Match, ...]:
        look = self._decoder.run(identifying.look, found.path, timeout_s=LOOK_TIMEOUT_S)
        whole = self._by_identifier(look) or self._by_likeness(look)
        return (whole,) if whole else self._by_part(look) or (UNKNOWN,)

    def _by_identifier(self, look: Look) -> Match | None:
        for said in look.identifiers:
            asset, _, item = said.partition("/")
            left = pack_items.by_identifier(self._library.db, item)
            if left is not None:
                return self._of(left[1], left[0], "identifier")
            if self._is_ours(asset):
                return self._of(asset, None, "identifier")
        return None

    def _is_ours(self, asset: str) -> bool:
        db = self._library.db
        return bool(assets.existing(db, [asset]) or merging.resolve(db, [asset]) or issued_files.newest_pack(db, asset))

    def _by_likeness(self, look: Look) -> Match | None:
        if min(look.size) < LEAST_SIDE:
            return None
        near = [*likenesses(self._library).near(look.fingerprint)[:1], *self._renditions().near(look.fingerprint)[:1]]
        if not near:
            return None
        asset, far = min(near, key=lambda one: (one[1], one[0]))
        return self._of(asset.partition(" ")[0], None, "likeness", 1 - far)

    def _renditions(self) -> Likenesses:
        """What left, by its looks: a rendition that was cropped is no longer like its original."""
        if self._left is None:
            found = list(issued_files.fingerprints(self._library.db))
            self._left = Likenesses(
                [f"{asset} {number}" for number, (asset, _print) in enumerate(found)], [one for _asset, one in found]
            )
        return self._left

    def _by_part(self, look: Look) -> tuple[Match, ...]:
        """Every picture that is seen in it: a collage, or a screen, holds several."""
        if min(look.size) < LEAST_SIDE:
            return ()
        seen = sighting.ground(self._library).seen_in(look.picture())
        found = [self._of(one.key, None, "part", one.alike) for one in seen]
        return tuple({one.asset: one for one in reversed(found)}.values())[::-1]

    def _of(self, asset: str, pack: str | None, how: str, alike: float = 1.0) -> Match:
        """The match, with the asset as it is now and the pack that it last left in, where none is known."""
        now = merging.resolve(self._library.db, [asset]).get(asset, asset)
        return Match(how, now, pack or issued_files.newest_pack(self._library.db, now), round(alike, 3))  # type: ignore[arg-type]
