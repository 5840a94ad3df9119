"""Check my deck: which files, and what was found in them."""
