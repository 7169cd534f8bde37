-- How much was asked for lately, by the SHA-256 of what is counted and by whom. Unlogged: after a crash of the database
-- the counts begin anew, which does no harm and spares each sign-in a write to the log. A row whose instant has passed
-- says nothing and is dropped by whoever begins next.
create unlogged table request_pace (
  key_digest bytea primary key check (octet_length(key_digest) = 32),
  empty_at timestamptz not null,
  told boolean not null
);
create index request_pace_by_time on request_pace (empty_at);
