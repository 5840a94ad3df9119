"""The values of the bank and its pure rules. Standard library only: no Qt, no SQL, no files."""
