# What people and continuous integration run. `make` alone lists the targets.
#
# Everything is installed into .venv from requirements/*.txt: pinned, hashed, wheels only. Stamps under
# .venv/stamps name what is installed, so nothing is installed again until its lock changes.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
STAMPS := $(VENV)/stamps
TESTED := build/tested

# The pip that a new venv brings is the pip that is used. It speaks only of errors.
PIP    := $(PY) -m pip --disable-pip-version-check --quiet --quiet --no-input
# What is imported is compiled then; half of what is installed never is.
LOCKED := --no-deps --no-compile --require-hashes --only-binary :all:

# The exit status that says: done, and some files were set aside. The sample holds three such files on purpose.
SET_ASIDE := 3

# Whatever a test can read: when none of it is newer than the last full run, that run stands.
READ_BY_TESTS := $(shell find src tests tools benchmarks docs requirements -type f -not -path '*/__pycache__/*' 2>/dev/null) \
	$(wildcard *.md pyproject.toml Makefile LICENSE)

SAY = @printf '\n\033[1m── %s\033[0m\n'

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check check-extras lint format types licences coverage examples wheel scoreboard lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(STAMPS)/project ## set up, run the main job on the sample pile, say where the report is
	$(SAY) 'demo: the sample pile'
	@rm -rf demo-case
	@$(VENV)/bin/firsthand build "$$($(PY) -c 'from firsthand.sample import sample; print(sample()[0])')" \
	    --case demo-case || test $$? -eq $(SET_ASIDE)
	@printf '\nThe report: %s\n' '$(CURDIR)/demo-case/report.html'

test: $(STAMPS)/dev $(STAMPS)/project ## set up, run the tests (ARGS='tests/language -k money' for some of them)
	$(SAY) 'test'
	@mkdir -p build && rm -f $(TESTED) && touch build/started
ifdef ARGS
	@$(PY) -m pytest $(ARGS)
else
	@$(PY) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder --cov --cov-report= --cov-fail-under=0 --junitxml=build/pytest.xml
	@mv build/started $(TESTED)
endif

check: lint types licences coverage wheel scoreboard ## all that must hold before a change lands
	@printf '\nEverything checked.\n'

check-extras: $(STAMPS)/dev $(STAMPS)/project ## the extras, in environments of their own; needs Java and ICU (tools/extras_check.py)
	$(SAY) 'check-extras'
	@$(PY) -m tools.extras_check

lint: $(STAMPS)/dev ## ruff: rules and format
	$(SAY) 'lint'
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check

format: $(STAMPS)/dev ## let ruff mend what it can
	@$(PY) -m ruff check --fix
	@$(PY) -m ruff format

types: $(STAMPS)/dev ## mypy, strict, on the package
	$(SAY) 'types'
	@$(PY) -m mypy

licences: $(STAMPS)/dev ## no locked part under the GPL or AGPL
	$(SAY) 'licences'
	@$(PY) -m tools.licences requirements/*.txt

coverage: $(TESTED) ## the coverage floor, on the last full run of the tests
	$(SAY) 'coverage'
	@$(PY) -m coverage report

# The examples in README.md and docs/ are tests among the others; this runs them alone.
examples: $(STAMPS)/dev $(STAMPS)/project ## the examples in README.md and docs/
	$(SAY) 'examples'
	@$(PY) -m pytest tests/test_docs.py

wheel: $(STAMPS)/dev ## the built wheel in an empty environment, sealed off, on the sample pile
	$(SAY) 'wheel'
	@$(PY) -m tools.wheel_check

scoreboard: $(STAMPS)/dev $(STAMPS)/project ## the quality figures against their floors
	$(SAY) 'scoreboard'
	@$(PY) -m benchmarks.scoreboard

lock: $(STAMPS)/lock ## lock the dependencies anew (UPGRADE=1 takes the newest of each)
	$(SAY) 'lock'
	@$(PY) -m tools.lock $(if $(UPGRADE),--upgrade)

clean: ## remove everything that make made
	rm -rf $(VENV) build dist demo-case .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.*

# ── what the targets stand on ──────────────────────────────────────────────────────────────────────────

$(TESTED): $(READ_BY_TESTS)
	@$(MAKE) --no-print-directory test ARGS=

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(None if v >= (3, 11) else \
	    f"Firsthand needs Python 3.11 or newer and $(PYTHON) is {v[0]}.{v[1]}. Try: make PYTHON=python3.12 …")'
	$(SAY) 'setting up .venv (once)'
	@$(PYTHON) -m venv --clear $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run: requirements/run.txt requirements/build.txt | $(STAMPS)/venv
	@echo 'installing what Firsthand runs on: requirements/run.txt'
	@$(PIP) install $(LOCKED) -r requirements/run.txt -r requirements/build.txt
	@touch $@

# Without isolation, so that the build too uses only what is locked.
$(STAMPS)/project: pyproject.toml $(STAMPS)/run
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(STAMPS)/dev: requirements/dev.txt $(STAMPS)/run
	@echo 'installing what the checks run on: requirements/dev.txt'
	@$(PIP) install $(LOCKED) -r requirements/dev.txt
	@touch $@

$(STAMPS)/lock: requirements/lock.txt | $(STAMPS)/venv
	@$(PIP) install $(LOCKED) -r requirements/lock.txt
	@touch $@
