"""The people vault: setting it up, opening, locking, and what opens it."""
