#!/bin/bash
# Runs Leeway. Where no DATABASE_URL is given, PostgreSQL of the distribution runs beside it, on a socket that nobody else
# reaches: its database lies in $LEEWAY_DATA/database, and its superuser can not be reached at all.
set -euo pipefail
: "${LEEWAY_DATA:=/data}"
export LEEWAY_DATA
leeway=${LEEWAY_COMMAND_PATH:-leeway}
unset LEEWAY_COMMAND_PATH

if [ -n "${DATABASE_URL:-}${DATABASE_URL_FILE:-}" ] || [ "${1:-serve}" != serve ]; then exec "$leeway" "$@"; fi

programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
database=$LEEWAY_DATA/database
socket=$(mktemp -d /tmp/leeway-XXXXXX)

# Made aside and put in place whole: a container that was killed meanwhile begins anew.
if [ ! -e "$database/PG_VERSION" ]; then
  rm -rf "$database.part"
  "$programs/initdb" -D "$database.part" -U postgres -A reject -E UTF8 --locale=C.UTF-8 >/dev/null
  "$programs/postgres" --single -D "$database.part" postgres >/dev/null <<'SQL'
create role leeway login nosuperuser;
create role leeway_app nologin nosuperuser;
grant leeway_app to leeway;
create database leeway owner leeway encoding 'UTF8' template template0;
SQL
  # The folder of the socket is ours alone: whoever is in it is we.
  echo 'local leeway leeway trust' > "$database.part/pg_hba.conf"
  mv "$database.part" "$database"
fi

"$programs/postgres" -D "$database" -k "$socket" -c listen_addresses= -c unix_socket_permissions=0700 &
postgres=$!
DATABASE_URL="postgres://leeway@/leeway?host=$socket" "$leeway" "$@" &
serving=$!
trap 'kill -TERM "$serving" 2>/dev/null || true' TERM INT

# Whichever ends first, the other is ended too, the database last; who watches the container starts it again.
code=0
wait -n "$postgres" "$serving" || code=$?
if kill -0 "$serving" 2>/dev/null; then
  kill -TERM "$serving" 2>/dev/null || true
  code=0
  wait "$serving" || code=$?
fi
kill -INT "$postgres" 2>/dev/null || true
wait "$postgres" || true
rm -rf "$socket"
exit "$code"
