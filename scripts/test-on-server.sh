#!/usr/bin/env bash
# Runs the database tests against a PostgreSQL server instead of the embedded one:
#   scripts/test-on-server.sh /usr/lib/postgresql/15/bin [--icu en-US] [vitest arguments]
# With --icu the server orders text by that language, as servers of others do.
# It makes a cluster of its own in a temporary folder, and takes it away again.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=$1
shift
order=(--locale=C.UTF-8)
if [ "${1:-}" = --icu ]; then
  order=(--locale=C.UTF-8 --locale-provider=icu "--icu-locale=$2")
  shift 2
fi
folder=$(mktemp -d /tmp/lianjian-server-XXXXXX)
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  chown nobody "$folder"
  as() { setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; }
fi
stop() {
  as "$bin/pg_ctl" -D "$folder/cluster" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
cd /tmp
PGPASSWORD=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export PGPASSWORD
(umask 077 && echo "$PGPASSWORD" >"$folder/password")
[ "$(id -u)" != 0 ] || chown nobody "$folder/password"
as "$bin/initdb" -D "$folder/cluster" -U postgres -A scram-sha-256 --pwfile="$folder/password" \
  -E UTF8 "${order[@]}" >/dev/null
as "$bin/pg_ctl" -D "$folder/cluster" -w -l "$folder/log" \
  -o "-k $folder -c listen_addresses= -c unix_socket_permissions=0700 -c max_connections=100" start >/dev/null
as "$bin/psql" -q -h "$folder" -U postgres <<SQL
create role lianjian_owner login createrole createdb password '$PGPASSWORD';
create role lianjian_login login password '$PGPASSWORD';
create database lianjian owner lianjian_owner;
SQL
cd - >/dev/null
export DATABASE_ADMIN_URL="postgres://lianjian_owner:$PGPASSWORD@/lianjian?host=$folder"
export DATABASE_URL="postgres://lianjian_login:$PGPASSWORD@/lianjian?host=$folder"
unset PGPASSWORD
"$bin/postgres" --version
# Without a path, everything that this server could change; not the embedded one's own tests, files, or the pure, nor
# what asks the application about itself: signing in, and every route (the rows under the routes are asked for here). Runs
# are led here too, but not at their full size.
case ${1:-} in
  '' | -*)
    set -- base/server rooms apps/server tests "$@"
    for elsewhere in 'base/server/db/embedded/**' 'base/server/tables/**' base/server/backup/container.test.ts \
      'rooms/journal/server/verify/**' apps/server/main.test.ts 'tests/embedded/**' \
      tests/backup/{embedded,killed}.test.ts tests/{bench,edges}.test.ts tests/access/routes.test.ts \
      'rooms/identity/server/signing-in/**' 'rooms/identity/server/known-browsers/**' 'rooms/*/web/**' 'tests/toolchain/**' tests/registry/killed-imports.test.ts \
      tests/pairing/{killed-runs,scenarios}.test.ts; do
      set -- "$@" --exclude "$elsewhere"
    done
    ;;
esac
node scripts/test.mjs "$@"
