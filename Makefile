# The two commands: `make run` shows the whole thing at work, `make test` proves it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FUZZ := .venv/fuzz
PIP := $(BIN)/pip --disable-pip-version-check -qq

.PHONY: help run test check cassettes conformance docs fuzz n8n-full bench clean lock

help:  ## Show these commands.
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run  ## Compile the spec, start a sandbox and drive a print through it.
	@$(BIN)/connector check
	@$(BIN)/connector build
	@$(BIN)/python examples/first_print.py examples/cube.gcode

test: $(VENV)/.test  ## Install what the tests need and run them all, platform runtimes included.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n 2

check: $(VENV)/.run  ## Check the spec.
	$(BIN)/connector check

cassettes: $(VENV)/.test  ## Record the cassettes anew, from the sandbox or a live account.
	$(BIN)/pytest tests/cassettes --record

conformance: $(VENV)/.test  ## Write docs/conformance.md: every case against every implementation.
	$(BIN)/python -m tests.conformance

docs: $(VENV)/.run  ## Write the pages that are made from the spec.
	$(BIN)/connector docs

fuzz: $(FUZZ)/.done  ## Hold the sandbox against the OpenAPI documents with made-up calls.
	$(FUZZ)/bin/pytest tests/fuzz

n8n-full: $(VENV)/.test  ## Run the example workflows in the whole of n8n (3 GB, minutes); see docs/n8n.md.
	$(BIN)/python -m tests.n8n_full $(ARGS)

bench: $(VENV)/.test  ## Measure start-up, build and calls.
	$(BIN)/python -m bench

lock: $(VENV)/.test  ## Bring the lock files up to date.
	$(PIP) install uv
	requirements/lock.sh $(BIN)/uv

clean:  ## Remove what the other commands made in this folder.
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else 0'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements/run.lock pyproject.toml
	@echo "Installing into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/run.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/bin/python requirements/test.lock pyproject.toml
	@echo "Installing into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/test.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

$(FUZZ)/.done: $(VENV)/bin/python requirements/fuzz.lock pyproject.toml
	@echo "Installing into $(FUZZ) ..."
	@$(BIN)/python -m venv $(FUZZ)
	@$(FUZZ)/bin/pip --disable-pip-version-check -qq install --require-hashes -r requirements/fuzz.lock
	@$(FUZZ)/bin/pip --disable-pip-version-check -qq install --no-deps --no-build-isolation -e .
	@touch $@
