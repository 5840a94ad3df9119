"""One asset, or several, seen closely and edited."""
