-- Which key-encryption key (kek) wraps data keys from now on: one row. Whoever wraps holds it for share until its
-- commit, whoever names another key changes it, so no data key is wrapped by a key that was replaced meanwhile.
create table kek_wrapping (
  one boolean primary key default true check (one),
  kek_id text not null check (kek_id ~ '^[0-9a-f]{32}$'),
  since_at timestamptz not null
);
insert into kek_wrapping (kek_id, since_at)
  select kek_id, statement_timestamp()
  from (select kek_id from bundle_secret union select kek_id from renewal_secret) as present
  limit 1;

-- Changing from one key to another. It is over when nothing is wrapped by another key than the new one.
create table kek_rotation (
  id uuid primary key,
  from_kek text not null check (from_kek ~ '^[0-9a-f]{32}$'),
  to_kek text not null check (to_kek ~ '^[0-9a-f]{32}$' and to_kek <> from_kek),
  began_at timestamptz not null,
  began_by text not null,
  rewrapped int not null default 0 check (rewrapped >= 0),
  broken int not null default 0 check (broken >= 0),
  ended_at timestamptz check (ended_at >= began_at)
);
comment on column kek_rotation.rewrapped is 'How many data keys were wrapped anew so far, each counted with its own change.';
comment on column kek_rotation.broken is 'How many the last pass could not open, so that they stay as they are.';
create unique index kek_rotation_one_open on kek_rotation ((true)) where ended_at is null;

create function kek_rotation_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a rotation of keys is never deleted';
  end if;
  if old.ended_at is not null
      or (to_jsonb(new) - 'ended_at' - 'rewrapped' - 'broken') <> (to_jsonb(old) - 'ended_at' - 'rewrapped' - 'broken') then
    raise exception 'a rotation of keys may only go on, and end once';
  end if;
  return new;
end $$;
create trigger kek_rotation_ends_once before update or delete on kek_rotation
  for each row execute function kek_rotation_ends_once();

-- Which keys each running instance of the portal has, as it said last.
create table kek_instance (
  instance text primary key,
  kek_ids text[] not null check (cardinality(kek_ids) > 0),
  seen_at timestamptz not null
);

-- Each opening of the vault: written in the transaction that reads what is sealed. Those of a scan stand here until they
-- are told in the scan's own line of the audit log, all others have a line of their own.
create table vault_opening (
  id uuid primary key,
  at timestamptz not null,
  cluster_id uuid not null references cluster,
  what text not null check (what in ('BUNDLE', 'ACCOUNT_PASSWORD')),
  thing_id uuid not null,
  purpose text not null check (purpose in ('SCAN', 'CONNECTION_CHECK', 'WATCH', 'RENEWAL')),
  opened_by text not null,
  scan_id uuid,
  opened boolean not null,
  check ((purpose = 'SCAN') = (scan_id is not null))
);
comment on column vault_opening.thing_id is 'The bundle, or the account at MKE.';
comment on column vault_opening.opened is 'Whether the seal was whole; a broken one gives nothing out.';
create index vault_opening_by_scan on vault_opening (scan_id) where scan_id is not null;
create index vault_opening_by_cluster on vault_opening (cluster_id, at);
create function vault_opening_leaves_with_its_scan() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.scan_id is not null then
    return old;
  end if;
  raise exception 'an opening of the vault is never changed, and leaves only for the audit line of its scan';
end $$;
create trigger vault_opening_leaves_with_its_scan before update or delete on vault_opening
  for each row execute function vault_opening_leaves_with_its_scan();
create trigger vault_opening_is_never_truncated before truncate on vault_opening
  for each statement execute function refuse_change();
