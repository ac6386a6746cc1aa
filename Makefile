# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
# Each worker does whole files, the longest first: see tests/conftest.py.
WORKERS := -n 2 --dist loadfile
PIP := $(BIN)/python -m pip install --quiet --constraint constraints.txt

.PHONY: help demo test lint unit external reliability algorithms qgis postgis package bench samples docs clean

help:
	@echo "make demo     install, then the whole plan of the sample municipality into $(OUT)/"
	@echo "make test     set up everything the tests need, QGIS included, and run them all"
	@echo "make bench    one table of speed ratios against the tools that others use"
	@echo "make qgis     build the QGIS test environments (3.22, 3.40, 3.44)"
	@echo "make postgis  install the PostgreSQL with PostGIS that the tests start"
	@echo "make package  build the plugin's zip into dist/"
	@echo "make samples  make sample_layers/ anew"
	@echo "make docs     make docs/algorithms/ and the guide's pictures anew"

$(VENV)/.made:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.demo: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP) --editable ".[reports,sites,fast]"
	@touch $@

$(VENV)/.dev: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP) --editable ".[dev]"
	@touch $@ $(VENV)/.demo

demo: $(VENV)/.demo
	$(BIN)/sedp-spatial demo --out $(OUT)

test: lint unit external reliability algorithms

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

unit: $(VENV)/.dev qgis
	$(BIN)/python -m pytest tests/library tests/widgets $(WORKERS)

external: $(VENV)/.dev postgis
	$(BIN)/python -m pytest tests/external tests/postgis tests/benchmarks $(WORKERS)

reliability: $(VENV)/.dev
	$(BIN)/python -m pytest tests/reliability $(WORKERS)

algorithms: package
	$(BIN)/python -m pytest tests/algorithms $(WORKERS)

qgis: $(VENV)/.dev
	$(BIN)/python tools/qgis_environments.py $(if $(SEDP_STRICT),--strict)

postgis: $(VENV)/.dev
	$(BIN)/python tools/postgis_environment.py $(if $(SEDP_STRICT),--strict)

package: $(VENV)/.dev qgis
	$(BIN)/python tools/stage_plugin.py --package

docs: $(VENV)/.dev qgis
	$(BIN)/python tools/algorithm_docs.py
	$(BIN)/python tools/guide_pictures.py

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks
	$(BIN)/python -m tests.benchmarks --country

samples: $(VENV)/.dev
	$(BIN)/python -m sample_layers.generate

clean:
	rm -rf $(VENV) build dist $(OUT)
