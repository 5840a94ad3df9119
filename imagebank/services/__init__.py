"""The verbs: plain functions `verb(library, …)` that both front doors call."""
