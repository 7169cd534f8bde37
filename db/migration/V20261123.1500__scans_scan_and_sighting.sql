create table scan (
  id uuid primary key,
  cluster_id uuid not null references cluster,
  boundary_id uuid not null references boundary,
  status text not null check (status in ('QUEUED', 'RUNNING', 'COMPLETED', 'INCOMPLETE', 'FAILED', 'CANCELLED')),
  requested_at timestamptz not null,
  requested_by text not null,
  requester_id uuid,
  requester_roles text not null,
  started_at timestamptz,
  recorded_at timestamptz,
  reason text,
  engine_kind text check (engine_kind in ('MKE', 'ENGINE')),
  engine_id text,
  engine_version text,
  system_label text,
  not_applicable_by_facts boolean,
  literal_containers int, literal_violations int,
  system_containers int, system_violations int,
  full_containers int, full_violations int,
  inspected int, carried_over int, unread int,
  inventory_digest text,
  reported_before int, reported_after int, listed int, rounds int, vanished int,
  gaps jsonb not null default '[]',
  host_pid_plugins jsonb not null default '[]',
  connect_millis int, collect_millis int, evaluate_millis int,
  check ((status in ('QUEUED', 'RUNNING')) = (recorded_at is null)),
  check (status not in ('COMPLETED', 'INCOMPLETE') or (full_containers is not null and inventory_digest is not null))
);
-- One open scan a cluster, whoever asks.
create unique index scan_open on scan (cluster_id) where status in ('QUEUED', 'RUNNING');
create index scan_of_cluster on scan (cluster_id, requested_at desc);

create function scan_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.recorded_at is not null then
    raise exception 'scan % is history: it cannot change or be deleted', old.id;
  end if;
  return new;
end $$;
create trigger scan_ends_once before update or delete on scan
  for each row execute function scan_ends_once();

-- How a container was seen and judged, as intervals: a new row only when something of it changes, so an
-- unchanged scan adds none.
create table sighting (
  cluster_id uuid not null references cluster,
  container_id text not null,
  node text not null,
  name text not null,
  image text not null,
  image_id text not null,
  state text not null,
  labels jsonb not null,
  literal boolean not null,
  vouched boolean not null,
  system boolean not null,
  pid_mode text not null,
  outcome text not null check (outcome in ('HOST', 'INHERITED', 'UNPROVEN', 'UNREAD', 'NOT_APPLICABLE', 'CANNOT_START', 'PRIVATE')),
  chain text[] not null,
  unread_because text check ((unread_because is not null) <= (outcome = 'UNREAD')),
  digest text not null,
  from_at timestamptz not null,
  until_at timestamptz check (until_at > from_at),
  during tstzrange not null generated always as (tstzrange(from_at, coalesce(until_at, 'infinity'))) stored,
  primary key (cluster_id, container_id, from_at),
  exclude using gist (cluster_id with =, container_id with =, during with &&)
);
create index sighting_present on sighting (cluster_id) where until_at is null;
create index sighting_violations on sighting using gist (cluster_id, during) where outcome in ('HOST', 'INHERITED', 'UNPROVEN');

create trigger sighting_closed_once before update or delete on sighting
  for each row execute function closed_once();
