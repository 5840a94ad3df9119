# The two commands of the README are `make run` and `make test`; the rest is for those who build.
PYTHON = .venv/bin/python
DEMO ?= demo

.PHONY: run test check bench soak translations picture clean

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

translations:
	tools/translations.sh

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis
