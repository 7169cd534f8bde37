-- Accounts for when nobody else can sign in: they administer and nothing else. Such an account is one from its making.
alter table account add column break_glass boolean not null default false;

create function account_break_glass_is_fixed() returns trigger language plpgsql as $$
begin
  if new.break_glass <> old.break_glass then
    raise exception 'an account is made for breaking the glass, or is not; it does not turn into one';
  end if;
  return new;
end $$;
create trigger account_break_glass_is_fixed before update on account
  for each row execute function account_break_glass_is_fixed();

-- Each sign-in to one: somebody answers for it with a remark.
create table break_glass_use (
  id uuid primary key,
  account_id uuid not null references account,
  at timestamptz not null,
  closed_at timestamptz check (closed_at >= at),
  closed_by uuid references account,
  remark text check (length(remark) between 1 and 2000),
  check (num_nulls(closed_at, closed_by, remark) in (0, 3))
);
create index break_glass_use_open on break_glass_use (at) where closed_at is null;

create function break_glass_use_is_closed_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'that the glass was broken is never deleted';
  end if;
  if old.closed_at is not null or new.closed_at is null
      or (to_jsonb(new) - 'closed_at' - 'closed_by' - 'remark')
        <> (to_jsonb(old) - 'closed_at' - 'closed_by' - 'remark') then
    raise exception 'a use is closed once, and nothing else of it changes';
  end if;
  return new;
end $$;
create trigger break_glass_use_closed_once before update or delete on break_glass_use
  for each row execute function break_glass_use_is_closed_once();
