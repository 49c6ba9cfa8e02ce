#!/usr/bin/env bash
# Fetch the front-end libraries from npm into the project; tools/vendor/README.md says how.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/system-packages.sh npm
exec .venv/bin/python tools/vendor/vendor.py
