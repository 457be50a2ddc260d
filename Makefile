# Everything a newcomer needs: `make demo`, `make test`, `make check`, `make serve`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
SHARED ?= ../shared
CORPUS := $(SHARED)/corpus/articles.jsonl.gz

.PHONY: demo test check lint serve gate compiled bench pictures clean

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

compiled: $(VENV)/.dev  ## the same modules translated to C, in build/compiled; needs a C compiler and some minutes
	rm -rf build/compiled && mkdir -p build/compiled && cp -R src setup.py pyproject.toml README.md LICENSE build/compiled
	cd build/compiled && MITHAQ_COMPILE=1 ../../$(BIN)/python setup.py -q build_ext --inplace
	touch build/compiled/.done

pictures: $(VENV)/.dev  ## the pictures of docs/, and every page of the workbench in pictures/ (needs Chromium)
	$(BIN)/python docs/pictures.py --all

bench: $(VENV)/.dev  ## speed over $(CORPUS), as it stands and, after `make compiled`, as compiled
	$(BIN)/python benchmarks/annotate.py $(CORPUS)
	test ! -f build/compiled/.done || $(BIN)/python benchmarks/annotate.py $(CORPUS) --source build/compiled/src

clean:
	rm -rf $(VENV) build dist demo
