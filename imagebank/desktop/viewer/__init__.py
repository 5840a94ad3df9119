"""One photo or film as large as fits, and two to four side by side."""
