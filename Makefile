# Everything a newcomer needs: `make demo`, `make test`, `make check`, `make serve`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
SHARED ?= ../shared
CORPUS := $(SHARED)/corpus/articles.jsonl.gz

.PHONY: demo test check lint serve gate bench clean

$(VENV)/.user: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Mithaq needs Python 3.11 or later; say which: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install -c constraints.txt -e '.[ru,serve]'
	touch $@

$(VENV)/.dev: $(VENV)/.user
	$(PIP) install -c constraints.txt -e '.[dev,postgresql]'
	touch $@

demo: $(VENV)/.user  ## the bundled sample into a fresh ledger, and its story
	$(BIN)/mithaq demo

serve: $(VENV)/.dev  ## the workbench in the browser, over the demo's ledger
	test -f demo/mithaq.db || $(BIN)/mithaq demo > /dev/null
	$(BIN)/mithaq --ledger demo/mithaq.db serve

test: $(VENV)/.dev  ## all tests
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.dev
	$(BIN)/ruff format --check src tests evaluation benchmarks
	$(BIN)/ruff check src tests evaluation benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: $(VENV)/.dev  ## accuracy: floors that only rise
	$(BIN)/python evaluation/gate.py

check: lint test gate  ## what every commit passes

bench: $(VENV)/.dev  ## speed over $(CORPUS)
	$(BIN)/python benchmarks/annotate.py $(CORPUS)

clean:
	rm -rf $(VENV) build dist demo
