#!/usr/bin/env bash
# Run a command with LANGSO_DATABASE_URL set to a PostgreSQL of its own, gone afterwards.
set -euo pipefail
programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
room=$(mktemp -d)
# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}
[ "$(id -u)" -eq 0 ] && chown postgres "$room"
port=$(python3 -c 'import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
stop() {
  as_owner "$programs/pg_ctl" -D "$room/db" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$room"
}
trap stop EXIT
cd "$room" || exit 1
as_owner "$programs/initdb" -D "$room/db" -U langso --auth=trust -E UTF8 --locale=C.UTF-8 \
  >/dev/null
as_owner "$programs/pg_ctl" -D "$room/db" -w -l "$room/log" -o \
  "-p $port -k $room -h 127.0.0.1 -c fsync=off -c synchronous_commit=off" start >/dev/null
cd - >/dev/null
export LANGSO_DATABASE_URL="postgres://langso@127.0.0.1:$port/postgres"
"$@"
