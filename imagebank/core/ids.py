"""Opaque ids that stay the same through dump and move; made at random, never reused, safe in file names."""

from __future__ import annotations

import secrets

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""No 0, 1, i, l, o: an id can be read aloud and typed."""


def new_id(length: int = 12) -> str:
    """A random id; 12 signs of 31 give about 59 bits, so a bank of millions meets no collision."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def new_pseudonym() -> str:
    """A person's pseudonym: says nothing about who it is."""
    return f"P-{new_id(6).upper()}"
