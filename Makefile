# Two commands on a fresh machine: `make demo` and `make test`. They need python3 (3.11+) and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN    := $(VENV)/.run
DEV    := $(VENV)/.dev
BENCH  := $(VENV)/.bench
FUZZ   := $(VENV)/.fuzz
READER  ?= all
SECONDS ?= 600

.PHONY: demo test lint gate bench fuzz schema clean help

help:
	@echo "make demo   compare the example reports (sets up .venv first)"
	@echo "make test   set up and run the tests, the docs' examples among them"
	@echo "make lint   ruff, mypy --strict, the layers"
	@echo "make gate   scores on ../shared/data against their floors"
	@echo "make bench  speed, beside difflib and CollateX; saved pages, beside trafilatura and newspaper4k; times"
	@echo "make fuzz   look for input that a reader fails on: READER=feed SECONDS=600 (all readers without READER)"

demo: $(RUN)
	$(BIN)/twosource compare examples/ferry --agencies examples/agencies.toml

test: $(DEV)
	$(BIN)/python -m pytest -n auto

lint: $(DEV)
	$(BIN)/ruff check src tests bench train tools
	$(BIN)/ruff format --check src tests bench train tools
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: $(DEV)
	$(BIN)/python tests/gate/run.py

bench: $(DEV) $(BENCH)
	$(BIN)/python bench/compare.py
	$(BIN)/python bench/extractors.py
	$(BIN)/python bench/time_engines.py

fuzz: $(FUZZ)
	$(BIN)/python tests/fuzz/fuzz.py $(READER) $(SECONDS)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "twosource needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

$(RUN): requirements/build.txt requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/build.txt
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(FUZZ): requirements/fuzz.txt $(DEV)
	$(PIP) install --require-hashes -r requirements/fuzz.txt
	@touch $@

$(BENCH): requirements/bench.txt $(DEV)
	$(PIP) install --require-hashes --no-build-isolation -r requirements/bench.txt
	@touch $@
