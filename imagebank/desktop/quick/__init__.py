"""Classifying one picture after another by keys."""
