#!/usr/bin/env bash
# Everything that can be found without running the product.
set -euo pipefail
cd "$(dirname "$0")/.."
LANGSO_HOME=$(mktemp -d)
export LANGSO_HOME DJANGO_SETTINGS_MODULE=langso.settings
trap 'rm -rf "$LANGSO_HOME"' EXIT
bin=.venv/bin
echo "== format";       $bin/ruff format --check .
echo "== lint";         $bin/ruff check .
echo "== types";        $bin/mypy
echo "== order of rooms"; $bin/lint-imports --no-cache
echo "== migrations";   $bin/django-admin makemigrations --check --dry-run
echo "== translations"; tools/strings.sh --check
echo "make check: all green"
