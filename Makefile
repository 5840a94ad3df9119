# The two commands of the README are `make run` and `make test`; the rest is for those who build.
PYTHON = .venv/bin/python

.PHONY: run test check soak package translations clean

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

# What takes longer: the whole corpus under the decoders' limits, and the packaged program doing the main job.
soak: package
	IMAGEBANK_SOAK=1 $(PYTHON) -m pytest tests/media tests/stories -q
	rm -rf build/soak && dist/imagebank/imagebank demo --to build/soak --no-window --json

package:
	@tools/prepare.sh test
	$(PYTHON) -m pip install --quiet --disable-pip-version-check 'pyinstaller>=6.22,<7'
	$(PYTHON) -m PyInstaller --noconfirm --log-level WARN build.spec

translations:
	tools/translations.sh

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis
