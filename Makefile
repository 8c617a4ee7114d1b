# Two commands to start with: `make demo` shows what Clarity does, `make test` runs the tests.
# Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FORMS := corpora/formulieren
DATA ?= $(CLARITY_DATA)

.PHONY: demo test lint docs bench quality clean

demo: $(VENV)/installed
	@printf '\n=== Het formulier zoals het was ===\n\n'
	@$(BIN)/clarity check $(FORMS)/minimaregeling-origineel.docx || test $$? -eq 1
	@printf '\n=== Hetzelfde formulier, herschreven ===\n\n'
	@$(BIN)/clarity check $(FORMS)/minimaregeling-herschreven.docx || test $$? -eq 1

test: $(VENV)/developing
	$(BIN)/python -m pytest

lint: $(VENV)/developing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: $(VENV)/installed
	$(BIN)/clarity rules --format markdown --output docs/regels

bench: $(VENV)/installed
	$(BIN)/python bench/bench.py

# How well Clarity finds what editors changed: make quality DATA=/path/of/the/data
quality: $(VENV)/installed
	$(BIN)/python bench/quality.py "$(DATA)"

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The first stamp is Clarity as its users install it, the second adds what developers need.
$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/developing: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
