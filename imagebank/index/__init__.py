"""The search index: in memory, of compressed bitmaps, worked out from the catalogue and never the truth.

Knows values of `core`, numpy and bitmaps; no database, no files but its own snapshot. What it is told comes as `Document`s.
"""
