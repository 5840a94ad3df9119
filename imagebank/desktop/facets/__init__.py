"""Facets with counts."""
