"""The place of settings: of this computer, of the bank, and who works in it."""
