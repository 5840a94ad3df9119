"""Where an asset's original is: in the vault, or in its own place when it is referenced."""

from __future__ import annotations

from pathlib import Path

from imagebank.core.asset import Asset
from imagebank.core.errors import N_, FileProblem
from imagebank.media.fingerprint import sha256_of
from imagebank.media.looking import is_file
from imagebank.services.library import Library


def path_of(library: Library, asset: Asset) -> Path:
    """Where the original lies, or should lie."""
    return Path(asset.reference) if asset.reference else library.originals.path_of(asset.sha256, asset.extension)


def is_there(library: Library, asset: Asset) -> bool:
    """Whether a file is in the original's place."""
    return is_file(path_of(library, asset))


def is_sound(library: Library, asset: Asset) -> bool:
    """Whether the original is there, byte for byte."""
    try:
        return sha256_of(path_of(library, asset)) == asset.sha256
    except FileProblem:
        return False


def proven(library: Library, asset: Asset) -> Path:
    """The original's path, for making something that leaves. Raises FileProblem where it is missing or no longer the same file.

    The vault never changes its files, but a referenced one may have been edited since somebody judged it.
    """
    path = path_of(library, asset)
    if not is_file(path):
        raise FileProblem(
            "ORIGINAL_MISSING",
            N_("Originalet till {id} finns inte på {where}. Anslut enheten, eller sök upp filen med ”imagebank find”."),
            id=asset.id, where=path,
        )  # fmt: skip
    if asset.reference and not is_sound(library, asset):
        raise FileProblem(
            "ORIGINAL_CHANGED",
            N_("{where} har ändrats sedan den togs in som {id}. Ta in den nya filen för sig och bedöm den."),
            id=asset.id, where=path,
        )  # fmt: skip
    return path
