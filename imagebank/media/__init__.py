"""The file door: the only room that opens pictures and films. Knows nothing of the catalogue."""
