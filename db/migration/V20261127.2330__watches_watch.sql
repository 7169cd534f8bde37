-- Which clusters are watched: somebody opted in; a row stands from opting in to opting out.
create table cluster_watch (
  cluster_id uuid not null references cluster,
  from_at timestamptz not null,
  from_by text not null,
  until_at timestamptz check (until_at > from_at),
  until_by text,
  primary key (cluster_id, from_at),
  check (num_nulls(until_at, until_by) in (0, 2))
);
create unique index cluster_watch_one_open on cluster_watch (cluster_id) where until_at is null;

create function cluster_watch_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'who opted in to being watched is never deleted';
  end if;
  if old.until_at is not null or new.until_at is null
      or (to_jsonb(new) - 'until_at' - 'until_by') <> (to_jsonb(old) - 'until_at' - 'until_by') then
    raise exception 'a watch may only be ended, once';
  end if;
  return new;
end $$;
create trigger cluster_watch_ends_once before update or delete on cluster_watch
  for each row execute function cluster_watch_ends_once();

-- How each watch goes at this moment, and which instance of the portal keeps it. The row is there while the cluster is
-- watched; a lease that was not renewed has lapsed, and another instance takes the watch.
create table cluster_watch_state (
  cluster_id uuid primary key references cluster,
  held_by text,
  lease_until timestamptz,
  watching_since timestamptz,
  last_event_at timestamptz,
  asked_at timestamptz,
  trouble text,
  trouble_at timestamptz,
  next_try_at timestamptz,
  check (num_nulls(held_by, lease_until) in (0, 2)),
  check (watching_since is null or held_by is not null),
  check (num_nulls(trouble, trouble_at) in (0, 2))
);
comment on column cluster_watch_state.watching_since is 'From when on no event was missed; null while nothing is heard.';
comment on column cluster_watch_state.asked_at is 'When the watch last asked for a scan.';
