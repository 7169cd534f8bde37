-- The notice that people accept before they sign in. Each text ever in use stays, by its digest; so does who accepted
-- which one, at which sign-in.
create table notice_version (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  text text not null check (text <> ''),
  in_use_since timestamptz not null
);
create trigger notice_version_append_only before update or delete or truncate on notice_version
  for each statement execute function refuse_change();

create table notice_acceptance (
  id uuid primary key,
  account_id uuid not null references account,
  digest text not null references notice_version,
  at timestamptz not null,
  session text not null
);
comment on column notice_acceptance.session is 'Names the session; not its id, which opens it.';
create index notice_acceptance_by_account on notice_acceptance (account_id, at);
create trigger notice_acceptance_append_only before update or delete or truncate on notice_acceptance
  for each statement execute function refuse_change();
