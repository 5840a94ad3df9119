"""Taking in files: dialog, drop, report."""
