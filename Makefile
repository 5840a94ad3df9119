# The two commands of the README are `make run` and `make test`; the rest is for those who build.
PYTHON = .venv/bin/python

.PHONY: run test check soak bench bench-library package translations pictures clean

run:
	@tools/prepare.sh run
	@$(PYTHON) main.py demo

test:
	@tools/prepare.sh test
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m pyright --pythonpath $(PYTHON)
	$(PYTHON) -m pytest -n 2

check:
	$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check . && $(PYTHON) -m pyright --pythonpath $(PYTHON)

# What takes longer: the whole corpus under the decoders' limits, 20,000 mutated files, an import of 10,000 killed 50 times,
# 20,000 random libraries decided set-wise and one by one, 2,000 series of steps of the search index, and the packaged program doing the main job.
soak: package
	IMAGEBANK_SOAK=1 $(PYTHON) -m pytest tests/media tests/stories -q
	IMAGEBANK_SETWISE=20000 $(PYTHON) -m pytest tests/services/test_setwise.py -q --timeout 3600
	IMAGEBANK_STEPS=2000 $(PYTHON) -m pytest tests/services/test_index_steps.py -q --timeout 3600
	rm -rf build/soak && dist/imagebank/imagebank demo --to build/soak --no-window --json

# A large made-up library for the measures of search, through `apply`; a million takes about twenty minutes and 7 GB while it is made.
SIZE = 1000000
TO = build/bench/$(SIZE)
bench-library:
	@tools/prepare.sh test
	$(PYTHON) -m tests.benchmarks.make_library $(SIZE) $(TO)

# Ratios against the bare work in the same run; about half an hour. STEPS: small files taken into one library, one import after another.
# LIBRARIES: what search is measured in, the smallest first; with the million only where `make bench-library` has made it.
STEPS = 1000,9000,20000
LIBRARIES = build/bench/100000 $(wildcard build/bench/1000000)
bench:
	@tools/prepare.sh test
	$(PYTHON) -m tests.benchmarks.bench_import --steps $(STEPS)
	$(PYTHON) -m tests.benchmarks.bench_people 100000
	$(PYTHON) -m tests.benchmarks.make_library 100000 build/bench/100000
	$(PYTHON) -m tests.benchmarks.bench_search $(LIBRARIES)
	$(PYTHON) -m tests.benchmarks.bench_grid
	$(PYTHON) -m tests.benchmarks.make_library 1000 build/bench/1000
	$(PYTHON) -m tests.benchmarks.bench_window build/bench/1000 $(LIBRARIES)
	$(PYTHON) -m tests.benchmarks.bench_viewer

package:
	@tools/prepare.sh test
	$(PYTHON) -m pip install --quiet --disable-pip-version-check 'pyinstaller>=6.22,<7'
	$(PYTHON) -m PyInstaller --noconfirm --log-level WARN build.spec

translations:
	tools/translations.sh

# The handbook's pictures and the README's, drawn from the window as it is now; the tests notice when they no longer show it.
pictures:
	IMAGEBANK_PICTURES=write $(PYTHON) -m pytest tests/desktop/test_handbook.py -q -k picture

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis
