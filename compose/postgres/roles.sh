#!/bin/bash
# One schema and one role per service, as in the standalone; a role sees no other's schema. Runs at the first start.
set -euo pipefail

for role in intake notification console registry; do
  password=$(<"/run/house/$role")
  psql -v ON_ERROR_STOP=1 --no-psqlrc -U "$POSTGRES_USER" -d "$POSTGRES_DB" >/dev/null <<SQL
create role $role login password '$password';
alter role $role in database $POSTGRES_DB set search_path = $role;
create schema $role authorization $role;
SQL
done
