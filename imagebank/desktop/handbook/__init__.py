"""The handbook in the window: F1 opens the page about where one stands."""
