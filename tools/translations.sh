#!/bin/sh
# Gathers every text of the program, brings the English catalogue up to date and compiles it.
set -eu
cd "$(dirname "$0")/.."
folder=resources/translations
template=$(mktemp)
trap 'rm -f "$template"' EXIT
.venv/bin/pybabel -q extract -F $folder/extract.cfg -k N_ -k _ -k ngettext:1,2 --no-location --sort-output \
    --omit-header -o "$template" imagebank
.venv/bin/pybabel -q update -N --no-wrap --ignore-obsolete -i "$template" -D imagebank -l en -d $folder
.venv/bin/pybabel -q compile -D imagebank -d $folder
