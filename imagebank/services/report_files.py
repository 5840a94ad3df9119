"""Puts a report's files where somebody wants them: each whole or not at all, never over what is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from imagebank.services.writing import not_written, require_new


def put(files: Mapping[Path, bytes]) -> list[Path]:
    """Write every file. Raises FileProblem where one is there already or cannot be written; the others stay then."""
    for path in files:
        require_new(path)
    for path, content in files.items():
        aside = path.with_name(f".{path.name}.new")
        try:
            aside.write_bytes(content)
            aside.replace(path)
        except OSError as error:
            raise not_written(path, error) from error
        finally:
            aside.unlink(missing_ok=True)
    return list(files)
