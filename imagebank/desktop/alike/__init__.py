"""Reviewing pictures that are nearly the same: side by side, one decision at a time."""
