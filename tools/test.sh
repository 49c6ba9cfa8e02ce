#!/usr/bin/env bash
# The whole suite: everything on SQLite, then all that touches a database on PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/system-packages.sh chromium chromium-headless-shell postgresql \
  libreoffice-writer-nogui libreoffice-calc-nogui \
  tesseract-ocr tesseract-ocr-vie fonts-liberation2 poppler-utils
LANGSO_HOME=$(mktemp -d)
export LANGSO_HOME
trap 'rm -rf "$LANGSO_HOME"' EXIT
workers=$(nproc)
echo "== SQLite: the whole suite"
.venv/bin/python -m pytest -n "$workers" --dist worksteal "$@"
echo "== PostgreSQL: every room with a database"
# Servers that are killed in these bring an SQLite of their own, whatever is set.
own=(installation/test_up installation/test_killed_worker people/test_shared_limits
  registry/test_killed registry/test_keys_killed titles/test_killed
  journeys/test_phone_killed journeys/test_titles_killed)
ignored=("${own[@]/#/--ignore=tests/}")
ignored=("${ignored[@]/%/.py}")
tools/with-postgres.sh .venv/bin/python -m pytest -n "$workers" --dist worksteal \
  -m "not pure" tests --ignore tests/vietnamese --ignore tests/reader "${ignored[@]}"
