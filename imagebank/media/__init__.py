"""The file door: the only room that opens pictures and films. Knows nothing of the catalogue."""

import os

os.environ["OPENPYXL_LXML"] = "False"  # with lxml at hand openpyxl would read XML without defusedxml
