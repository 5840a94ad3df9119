"""Starts imagebank: no arguments open the window, otherwise the command line."""

import sys

from imagebank.app import main

if __name__ == "__main__":
    sys.exit(main())
