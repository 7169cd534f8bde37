-- People who may sign in, and the roles they hold: each grant is dated, closed once, never deleted.
create extension if not exists btree_gist;

create table account (
  id uuid primary key,
  username text not null check (username ~ '^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$'),
  display_name text not null check (length(display_name) between 1 and 100),
  email text not null check (length(email) <= 254),
  password text not null,
  credentials_version int not null,
  created_at timestamptz not null,
  created_by uuid,
  disabled_at timestamptz,
  disabled_by uuid,
  version int not null
);
create unique index account_username_once on account (lower(username));

create table account_grant (
  id uuid primary key,
  account_id uuid not null references account,
  role text not null
    check (role in ('ADMINISTRATOR', 'OPERATOR', 'ISSO', 'ISSM', 'AO', 'AUDITOR')),
  boundary_id uuid,
  granted_at timestamptz not null,
  granted_by uuid,
  ended_at timestamptz check (ended_at >= granted_at),
  ended_by uuid,
  during tstzrange not null
    generated always as (tstzrange(granted_at, coalesce(ended_at, 'infinity'))) stored,
  constraint account_grant_once exclude using gist (
    account_id with =,
    role with =,
    coalesce(boundary_id, '00000000-0000-0000-0000-000000000000') with =,
    during with &&)
);
create index account_grant_by_account on account_grant (account_id) where ended_at is null;

create function account_grant_is_closed_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a grant is ended, never deleted';
  end if;
  if old.ended_at is not null
      or (new.id, new.account_id, new.role, new.granted_at)
        is distinct from (old.id, old.account_id, old.role, old.granted_at)
      or new.boundary_id is distinct from old.boundary_id
      or new.granted_by is distinct from old.granted_by then
    raise exception 'a grant changes only once: when it ends';
  end if;
  return new;
end $$;
create trigger account_grant_closed_once before update or delete on account_grant
  for each row execute function account_grant_is_closed_once();
