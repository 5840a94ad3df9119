"""Measurements, run by `make bench`: ratios against the bare work in the same run, never a pass or a fail."""
