"""The pack dialog and its verdicts."""
