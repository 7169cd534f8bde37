-- Where two administrators are asked for: a deciding role that one of them wants granted waits for another.
create table waiting_grant (
  id uuid primary key,
  account_id uuid not null references account,
  role text not null check (role in ('ISSM', 'AO')),
  boundary_id uuid,
  until_at timestamptz check (until_at > asked_at),
  asked_at timestamptz not null,
  asked_by uuid,
  settled_at timestamptz check (settled_at >= asked_at),
  settled_by uuid,
  outcome text check (outcome in ('CONFIRMED', 'REFUSED')),
  check (num_nulls(settled_at, outcome) in (0, 2))
);
create unique index waiting_grant_one_open on waiting_grant
  (account_id, role, coalesce(boundary_id, '00000000-0000-0000-0000-000000000000')) where settled_at is null;

create function waiting_grant_is_settled_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'what was asked for is never deleted';
  end if;
  if old.settled_at is not null or new.settled_at is null
      or (to_jsonb(new) - 'settled_at' - 'settled_by' - 'outcome')
        <> (to_jsonb(old) - 'settled_at' - 'settled_by' - 'outcome') then
    raise exception 'what was asked for is settled once and changes in nothing else';
  end if;
  return new;
end $$;
create trigger waiting_grant_settled_once before update or delete on waiting_grant
  for each row execute function waiting_grant_is_settled_once();
