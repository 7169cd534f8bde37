-- Posture: the net verdict of a cluster over time, as contiguous segments from its registration to infinity, the
-- future included, and the dated knowledge they follow from.

-- What holds for a cluster besides its scans and findings.
create table posture_input (
  id bigint generated always as identity primary key,
  cluster_id uuid not null references cluster,
  boundary_id uuid not null references boundary,
  allowed_age_days int not null check (allowed_age_days between 1 and 35),
  identity_in_doubt boolean not null,
  from_at timestamptz not null,
  until_at timestamptz check (until_at > from_at),
  during tstzrange not null generated always as (tstzrange(from_at, coalesce(until_at, 'infinity'))) stored,
  constraint posture_input_does_not_overlap exclude using gist (cluster_id with =, during with &&)
);
create index posture_input_in_boundary on posture_input (boundary_id) where until_at is null;
create trigger posture_input_closed_once before update or delete on posture_input
  for each row execute function closed_once();

-- What each scan that ended says of the whole cluster. One that was cancelled says nothing and is not here.
create table posture_scan (
  scan_id uuid primary key,
  cluster_id uuid not null references cluster,
  at timestamptz not null,
  complete boolean not null,
  not_applicable boolean not null,
  unread int not null check (unread >= 0),
  doubt text not null,
  check (complete = (doubt = '')),
  check (complete or not not_applicable)
);
comment on column posture_scan.doubt is 'What the scan could not read, in one sentence; empty if it read everything.';
create index posture_scan_latest on posture_scan (cluster_id, at desc);
create trigger posture_scan_append_only before update or delete or truncate on posture_scan
  for each statement execute function refuse_change();

create table posture (
  id bigint generated always as identity primary key,
  cluster_id uuid not null references cluster,
  boundary_id uuid not null references boundary,
  from_at timestamptz not null,
  until_at timestamptz not null default 'infinity' check (until_at > from_at),
  verdict text not null check (verdict in ('OPEN', 'NOT_REVIEWED', 'NOT_APPLICABLE', 'NOT_A_FINDING')),
  reason text not null check (reason <> ''),
  doubt text not null,
  raw int not null check (raw = documented + accepted + unaddressed),
  documented int not null check (documented >= 0),
  accepted int not null check (accepted >= 0),
  unaddressed int not null check (unaddressed >= 0),
  unread int not null check (unread >= 0),
  last_scan_id uuid,
  last_scan_at timestamptz,
  last_complete_scan_id uuid,
  last_complete_scan_at timestamptz,
  during tstzrange not null generated always as (tstzrange(from_at, until_at)) stored,
  constraint posture_does_not_overlap exclude using gist (cluster_id with =, during with &&),
  check ((verdict = 'OPEN') = (accepted + unaddressed > 0)),
  check (verdict in ('OPEN', 'NOT_REVIEWED') or doubt = ''),
  check (verdict <> 'NOT_REVIEWED' or doubt <> ''),
  check ((last_scan_id is null) = (last_scan_at is null)),
  check ((last_complete_scan_id is null) = (last_complete_scan_at is null)),
  check (last_complete_scan_id is not null or verdict in ('OPEN', 'NOT_REVIEWED'))
);
comment on column posture.doubt is 'Why nothing could pass, whatever is open; empty if all was read and is fresh.';
create index posture_of_cluster on posture (cluster_id, from_at);

-- A segment that began before the cluster's turn is history: of it only the end may change, from the forecast to
-- the turn itself. One that begins at the turn or later is a forecast and may be replaced. The turn only goes
-- forward, so what is history stays history.
create function posture_history_stays() returns trigger language plpgsql as $$
declare
  turn timestamptz;
begin
  select at into turn from cluster_turn where cluster_id = coalesce(new.cluster_id, old.cluster_id);
  if turn is null then
    raise exception 'posture changes only in the turn of its cluster';
  end if;
  if tg_op = 'INSERT' then
    if new.from_at < turn then
      raise exception 'posture is never written for the past';
    end if;
    return new;
  elsif tg_op = 'DELETE' then
    if old.from_at < turn then
      raise exception 'posture that began is history';
    end if;
    return old;
  end if;
  if old.from_at >= turn or new.until_at <> turn or old.until_at <= turn
      or (to_jsonb(new) - 'until_at' - 'during') <> (to_jsonb(old) - 'until_at' - 'during') then
    raise exception 'posture that began is history; only its end may come earlier, now';
  end if;
  return new;
end $$;
create trigger posture_history_stays before insert or update or delete on posture
  for each row execute function posture_history_stays();
create function posture_is_never_truncated() returns trigger language plpgsql as $$
begin
  raise exception 'posture is history';
end $$;
create trigger posture_is_never_truncated before truncate on posture
  for each statement execute function posture_is_never_truncated();
