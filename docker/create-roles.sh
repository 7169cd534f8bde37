#!/bin/bash
# Runs once, in the database container's first start: the role that owns and migrates the database, and the
# lesser one that runs the portal. A site with a PostgreSQL of its own does the same by hand (docs/operations).
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --set=owner="$MUSTER_OWNER_PASSWORD" --set=app="$MUSTER_APP_PASSWORD" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" << 'SQL'
create role muster_owner login nosuperuser nocreatedb nocreaterole password :'owner';
create role muster_app login nosuperuser nocreatedb nocreaterole password :'app';
create database muster owner muster_owner;
revoke all on database muster from public;
grant connect on database muster to muster_app;
SQL
