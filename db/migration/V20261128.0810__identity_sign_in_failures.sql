-- Sign-ins that were refused, by the SHA-256 of the name that was typed, in lower case: a name that nobody has may be a
-- password typed into the wrong field, and whether a name exists must not show. Rows are dropped once they lock nothing.
create table sign_in_failure (
  id bigint generated always as identity primary key,
  name_digest bytea not null check (octet_length(name_digest) = 32),
  at timestamptz not null
);
create index sign_in_failure_by_name on sign_in_failure (name_digest, at);
create index sign_in_failure_by_time on sign_in_failure (at);
