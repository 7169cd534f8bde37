-- A grant may be given with an end: from that instant on it is none, without anybody doing anything.
alter table account_grant add column until_at timestamptz check (until_at > granted_at);
comment on column account_grant.until_at is 'The first instant after it, said when it was granted; null for no end.';

alter table account_grant drop constraint account_grant_once;
alter table account_grant drop column during;
alter table account_grant add column during tstzrange not null
  generated always as (tstzrange(granted_at, coalesce(least(ended_at, until_at), 'infinity'))) stored;
-- Deferred: a grant with another end takes the place of the one before it in one transaction, in any order.
alter table account_grant add constraint account_grant_once exclude using gist (
  account_id with =,
  role with =,
  coalesce(boundary_id, '00000000-0000-0000-0000-000000000000') with =,
  during with &&) deferrable initially deferred;

-- A representative is one of a boundary, for a time. Those named before this was a rule may still be ended.
alter table account_grant add constraint account_grant_representative_for_a_time
  check (role <> 'AODR' or ended_at is not null or (until_at is not null and boundary_id is not null)) not valid;

create or replace function account_grant_is_closed_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a grant is ended, never deleted';
  end if;
  if old.ended_at is not null
      or (new.id, new.account_id, new.role, new.granted_at)
        is distinct from (old.id, old.account_id, old.role, old.granted_at)
      or new.boundary_id is distinct from old.boundary_id
      or new.until_at is distinct from old.until_at
      or new.granted_by is distinct from old.granted_by then
    raise exception 'a grant changes only once: when it ends';
  end if;
  return new;
end $$;
