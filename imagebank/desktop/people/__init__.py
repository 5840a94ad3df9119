"""Persons and their releases: choosing, registering, withdrawing."""
