#!/usr/bin/env bash
# Kill the server so many times while reports are sent, approved and closed; LANGSO_SEED
# repeats the moments of an earlier run.
set -euo pipefail
cd "$(dirname "$0")/.."
LANGSO_HOME=$(mktemp -d)
export LANGSO_HOME LANGSO_KILLS=${1:-200}
trap 'rm -rf "$LANGSO_HOME"' EXIT
suite=(.venv/bin/python -m pytest -n0 -rP tests/installation/test_killed_server.py)
echo "== SQLite"
"${suite[@]}"
echo "== PostgreSQL"
tools/with-postgres.sh "${suite[@]}"
