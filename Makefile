# The commands of the project. `make up` runs it, `make test` tests it; both do all the
# set-up themselves on a machine with Python 3.11 or newer.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
LANGSO_PORT ?= 8000
UV_COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header

.PHONY: up test kills check quality bench lock vendor strings screenshots clean

up: .venv/run ## the sample commune on http://127.0.0.1:8000
	$(BIN)/langso up --sample --port $(LANGSO_PORT)

test: .venv/dev ## everything the tests need, then the whole suite on both databases
	tools/test.sh

kills: .venv/dev ## kill the server 200 times at random moments, on both databases
	tools/kills.sh 200

check: .venv/dev ## format, lint, types, order of rooms, migrations, translations
	tools/check.sh

quality: .venv/dev ## how well the reader reads, by kind
	$(BIN)/python tools/quality.py

bench: .venv/bench ## every speed the project promises, written to docs/benchmarks.md
	tools/system-packages.sh chromium-headless-shell postgresql libpangoft2-1.0-0 \
	  libreoffice-writer-nogui libreoffice-calc-nogui
	$(BIN)/python -m bench

lock: .venv/dev ## newest versions into requirements/*.txt, hashed, without addresses
	$(UV_COMPILE) --upgrade requirements/run.in -o requirements/run.txt
	$(UV_COMPILE) --upgrade requirements/dev.in -o requirements/dev.txt
	$(UV_COMPILE) --upgrade -c requirements/dev.txt requirements/bench.in \
	  -o requirements/bench.txt

vendor: .venv/dev ## front-end libraries from npm into the project
	tools/vendor.sh

strings: .venv/dev ## collect the strings to translate into each room's catalogue
	tools/strings.sh

screenshots: .venv/dev ## every page at 1366 and 360 px into var/screenshots
	$(BIN)/python tools/screenshots.py

clean:
	rm -rf .venv var build src/*.egg-info

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python requirements/run.txt pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/run requirements/dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

.venv/bench: .venv/dev requirements/bench.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/bench.txt
	@touch $@
