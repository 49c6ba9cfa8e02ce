#!/usr/bin/env bash
# Collect translatable strings into each room's catalogue and compile them.
# With --check: fail when a catalogue is behind, fuzzy or has an empty Vietnamese string.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/system-packages.sh gettext
status=0
for room in src/langso/*/locale; do
  room=$(dirname "$room")
  catalogue="$room/locale/vi/LC_MESSAGES/django.po"
  before=$(mktemp)
  cp "$catalogue" "$before"
  (cd "$room" && ../../../.venv/bin/django-admin makemessages -l vi --no-location \
    --no-obsolete -v 0)
  sed -i '/^"POT-Creation-Date/d' "$catalogue"
  if [ "${1:-}" = "--check" ]; then
    if ! diff -q <(sed '/^"POT-Creation-Date/d' "$before") "$catalogue" >/dev/null; then
      echo "$catalogue is behind: run make strings and translate"; status=1
      diff "$before" "$catalogue" | head -20 || true
    fi
    left=$(msgattrib --untranslated "$catalogue" | grep -c '^msgid' || true)
    fuzzy=$(msgattrib --only-fuzzy "$catalogue" | grep -c '^msgid' || true)
    [ "$left" -eq 0 ] || { echo "$catalogue: $left strings not translated"; status=1; }
    [ "$fuzzy" -eq 0 ] || { echo "$catalogue: $fuzzy strings fuzzy"; status=1; }
    cp "$before" "$catalogue"
    fresh=$(mktemp)
    msgfmt -o "$fresh" "$catalogue"
    cmp -s "$fresh" "${catalogue%.po}.mo" || {
      echo "${catalogue%.po}.mo is older than its .po: run make strings"; status=1; }
  else
    msgfmt -o "${catalogue%.po}.mo" "$catalogue"
  fi
done
exit $status
