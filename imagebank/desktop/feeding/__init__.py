"""Connects the window to the services: what it asks is answered with values, what it wants is done."""
