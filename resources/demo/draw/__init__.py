"""Draws the demonstration's pictures and films: everything in them is made here, so no real person is in them."""
