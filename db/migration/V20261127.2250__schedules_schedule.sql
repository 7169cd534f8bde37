-- When clusters are scanned by themselves, in versions: what was said before stays.
create table scan_schedule (
  id uuid primary key,
  reach text not null check (reach in ('FLEET', 'BOUNDARY', 'LABEL', 'CLUSTER')),
  boundary_id uuid references boundary,
  label text,
  cluster_id uuid references cluster,
  every_minutes int check (every_minutes between 15 and 50400),
  cron text,
  zone text not null,
  windows text[] not null default '{}',
  jitter_minutes int not null check (jitter_minutes between 0 and 1440),
  pause_reason text,
  paused_until timestamptz,
  written_by text not null,
  from_at timestamptz not null,
  until_at timestamptz check (until_at >= from_at),
  check ((every_minutes is null) <> (cron is null)),
  check ((pause_reason is null) = (paused_until is null)),
  check ((reach = 'LABEL') = (label is not null)),
  check ((reach = 'CLUSTER') = (cluster_id is not null)),
  check (reach <> 'BOUNDARY' or boundary_id is not null),
  check (reach <> 'FLEET' or boundary_id is null)
);
create unique index scan_schedule_said_once on scan_schedule
  (reach, coalesce(boundary_id, '00000000-0000-0000-0000-000000000000'), coalesce(label, ''),
    coalesce(cluster_id, '00000000-0000-0000-0000-000000000000'))
  where until_at is null;

create function scan_schedule_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.until_at is not null
      or (to_jsonb(new) - 'until_at') <> (to_jsonb(old) - 'until_at') then
    raise exception 'schedule % is history: it can only be ended, once', old.id;
  end if;
  return new;
end $$;
create trigger scan_schedule_ends_once before update or delete on scan_schedule
  for each row execute function scan_schedule_ends_once();

insert into scan_schedule (id, reach, every_minutes, zone, jitter_minutes, written_by, from_at)
values ('00000000-0000-0000-0000-000000000001', 'FLEET', 1440, 'UTC', 60, '', now());

-- Runs that were planned and did not take place, as they were noticed.
create table missed_run (
  id bigint generated always as identity primary key,
  cluster_id uuid not null references cluster,
  first_at timestamptz not null,
  runs int not null check (runs >= 1),
  noticed_at timestamptz not null
);
create index missed_run_of_cluster on missed_run (cluster_id, noticed_at desc);
create trigger missed_run_append_only before update or delete or truncate on missed_run
  for each statement execute function refuse_change();

-- Clusters that could not be read by their last scans. A row goes when one is read again; the scans say it all.
create table circuit (
  cluster_id uuid primary key references cluster,
  failures int not null check (failures >= 1),
  since timestamptz not null,
  last_at timestamptz not null,
  next_try_at timestamptz not null,
  sentence text not null
);
