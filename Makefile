# Everything runs in .venv, which make sets up and brings up to date when pyproject.toml changes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
FTM := $(VENV)/.ftm
export OMP_NUM_THREADS ?= 1

.PHONY: demo test check docs train bench clean
.DEFAULT_GOAL := demo

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Depesche needs Python 3.11 or later, this is %s" % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(FTM): $(READY)  # built with ICU, which is not everywhere
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ftm]' \
		|| echo "followthemoney can't be built here (it needs ICU's headers): what it would check is SKIPPED" >&2
	@touch $@

demo: $(READY)  ## read the example articles and show the record
	@$(BIN)/depesche read --format text --published 2025-11-05 examples

test: $(READY) $(FTM)  ## all tests, with coverage
	$(BIN)/python -m pytest --cov --cov-report=term

check: $(READY)  ## lint, format, types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

docs: $(READY)  ## write into the README what its commands print
	$(BIN)/python docs/refresh.py

train: $(READY)  ## build lexica and weights from ../shared/data
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	$(BIN)/python -m training

bench: $(READY)  ## measure quality on ../shared and speed (SECTIONS="dev seed" measures those only)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m benchmarks $(SECTIONS)

clean:  ## remove what make made
	rm -rf $(VENV) build dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
