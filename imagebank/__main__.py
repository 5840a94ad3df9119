"""`python -m imagebank`."""

import sys

from imagebank.app import main

if __name__ == "__main__":
    sys.exit(main())
