# Everything starts here; `make` lists it. Needs Python 3.11+ and nothing else prepared (Node comes from PyPI).

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN = .venv/bin
STAGE ?= local
PORT ?= 8000
SANDBOX_PORT ?= 8001
CLOUD ?= local
export PORT SANDBOX_PORT CLOUD
# What runs again and again, in hundreds of processes, is compiled once.
unexport PYTHONDONTWRITEBYTECODE

# What reads the clock of the machine, or asks somebody who does: all else has a clock of its own, on one day for ever.
DATED = $(addprefix tests/,api/buyer api/hooks api/test_journey.py api/test_launch.py edge/test_messages.py events \
	infra/demo infra/operate infra/sandbox marketplaces messaging outgoing signing usecases/comments usecases/inbox \
	usecases/notices/test_limits.py)

.DEFAULT_GOAL = list
.PHONY: list run reset test check format lint types python-types pages-types unit package deployed-test bench deploy \
	lock audit import slow days conformance crash describe kills mutants screenshots operate python environment develop

list: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: environment ## Start everything locally and say what to open (PORT, SANDBOX_PORT)
	@exec $(BIN)/python -m infra.local run

reset: python ## Forget the local data
	@$(PYTHON) -m infra.local reset

test: develop ## Format, lint, types and all tests (DAYS=45: on another day, CLOUD=moto: on moto alone)
	@$(MAKE) --no-print-directory -j2 lint python-types pages-types
	@$(MAKE) --no-print-directory unit

check: test ## The same: what must hold before every commit

format: develop ## Format the code and sort its imports
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

lint: develop
	@$(BIN)/ruff format --check --quiet . || { echo "Some files are not formatted: make format"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/python -m infra.pages.checking lint

types: python-types pages-types

python-types: develop
	@$(BIN)/mypy

pages-types: develop
	@$(BIN)/python -m infra.pages.checking types

unit: develop
	@chromium=$$($(BIN)/python -m infra.browser) && CHROMIUM=$$chromium \
		$(if $(DAYS),$(BIN)/python -m infra.moved_clock $(DAYS) -- )$(BIN)/python -m pytest -n auto --no-loadscope-reorder $(TESTS)

days: develop ## The tests of what knows a date, 400 days from now, as CI runs them (all of them: make unit DAYS=…)
	@$(MAKE) unit DAYS=400 TESTS="$(DATED)"

package: develop ## Make the deployable zip and template in build/<STAGE>
	@$(BIN)/python -m infra.packaging --stage $(STAGE)

slow: develop ## The slow proofs in their short form, which CI runs after the tests: crash points, kills, moto, hostile files …
	@$(MAKE) unit TESTS='-m "slow and not long" $(TESTS)'

deployed-test: develop ## Deploy the package to a local cloud with IAM enforced and walk the journey there
	@$(BIN)/python -m pytest tests/deployed -m deployed

bench: develop ## Measure the figures of docs/figures.md (SHORT=1: fewer rounds, nothing is written)
	@$(BIN)/python -m bench $(if $(SHORT),--short)

describe: develop ## Write docs/openapi.json, docs/routes.md and docs/tables.md anew (RELEASE=1: docs/released too)
	@$(BIN)/python -m infra.describe $(if $(RELEASE),--release)
	@$(BIN)/python -m infra.resources.document

screenshots: develop ## Remake docs/screenshots
	@chromium=$$($(BIN)/python -m infra.browser) && CHROMIUM=$$chromium SCREENSHOTS=docs/screenshots \
		$(BIN)/python -m pytest tests/browser/album.py

crash: develop ## The crash harness at full length: every crash point, every fault, up to three redeliveries
	@$(BIN)/python -m pytest tests/crash -m long

conformance: develop ## Ask every operation what schemathesis makes up, EXAMPLES=… requests of each kind
	@EXAMPLES=$(or $(EXAMPLES),50) $(MAKE) unit TESTS="-m slow tests/conformance"

kills: develop ## Kill everything that make run starts at random moments, ROUNDS=… times, and look what is left
	@$(BIN)/python -m pytest tests/infra/local/kills.py

mutants: develop ## Break the program in ways that must be noticed, and say which are not (SHORT=1: one in ten)
	@$(BIN)/python -m tests.mutants $(if $(SHORT),--short)

deploy: develop ## Deploy STAGE=… to an account (docs/deploy.md)
	@$(BIN)/python -m infra.deploying --stage $(STAGE)

import: environment ## Import FILE=… into PURCHASE=… of COMMUNITY=… (ARGS=--create: a new purchase)
	@$(BIN)/python -m infra.operate $(STAGE) import "$(FILE)" --purchase "$(PURCHASE)" \
		$(if $(COMMUNITY),--community "$(COMMUNITY)") $(ARGS)

operate: environment ## An operator's command, such as ARGS="community --name …" (docs/operator.md)
	@$(BIN)/python -m infra.operate $(STAGE) $(ARGS)

lock: develop ## Remake the pinned and hashed requirements from pyproject.toml (UPGRADE=1 takes newer releases)
	@$(BIN)/python -m infra.lock $(if $(UPGRADE),--upgrade)

audit: develop ## Look for known vulnerabilities in what is shipped
	@$(BIN)/python -m infra.auditing

environment: python
	@$(PYTHON) -m infra.local.environments run

develop: python ## Prepare what tests, formatting and packaging need
	@$(PYTHON) -m infra.local.environments develop

python:
	@test -n "$(PYTHON)" && "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Kabinet needs Python 3.11 or newer. Install it, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
