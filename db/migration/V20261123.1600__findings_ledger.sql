-- The ledger: findings as episodes, each with where it was and what was read of its containers, all dated.

-- The turn of a cluster. Whatever moves its findings or its posture takes the turn first, so that such events
-- follow one another, each at an instant later than the one before.
create table cluster_turn (
  cluster_id uuid primary key references cluster,
  at timestamptz not null
);
create function turn_goes_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.cluster_id <> old.cluster_id or new.at <= old.at then
    raise exception 'the turn of a cluster only goes forward';
  end if;
  return new;
end $$;
create trigger turn_goes_forward before update or delete on cluster_turn
  for each row execute function turn_goes_forward();

-- One row for whatever was reconciled. A scan is reconciled once.
create table ledger_entry (
  id bigint generated always as identity primary key,
  cluster_id uuid not null references cluster,
  at timestamptz not null,
  cause text not null check (cause in ('SCAN', 'NODE_LEFT', 'MOVED', 'RETIRED')),
  scan_id uuid unique,
  opened int not null,
  recurred int not null,
  changed int not null,
  renamed int not null,
  ended int not null,
  check ((cause = 'SCAN') = (scan_id is not null))
);
create index ledger_entry_of_cluster on ledger_entry (cluster_id, at);
create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
  for each statement execute function refuse_change();

create table finding (
  id uuid primary key,
  cluster_id uuid not null references cluster,
  opened_at timestamptz not null,
  opened_by uuid not null,
  recurrence_of uuid references finding,
  ended_at timestamptz check (ended_at > opened_at),
  ended_as text check (ended_as in ('FIXED', 'GONE', 'NODE_LEFT', 'UNRESOLVED')),
  ended_by uuid,
  during tstzrange not null generated always as (tstzrange(opened_at, coalesce(ended_at, 'infinity'))) stored,
  check ((ended_at is null) = (ended_as is null)),
  check ((ended_by is not null) = coalesce(ended_as in ('FIXED', 'GONE'), false))
);
comment on column finding.opened_by is 'The scan that opened it.';
comment on column finding.ended_by is 'The scan that ended it; null where an event other than a scan did.';
create index finding_open on finding (cluster_id) where ended_at is null;
create index finding_during on finding using gist (cluster_id, during);
create index finding_newest on finding (opened_at desc, id);

create function finding_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
      or (to_jsonb(new) - 'ended_at' - 'ended_as' - 'ended_by' - 'during')
         <> (to_jsonb(old) - 'ended_at' - 'ended_as' - 'ended_by' - 'during') then
    raise exception 'a finding may only end, once';
  end if;
  return new;
end $$;
create trigger finding_ends_once before update or delete on finding
  for each row execute function finding_ends_once();

-- Where a finding was: its subject, which may be renamed, and its boundary, which its cluster may leave.
create table finding_place (
  id bigint generated always as identity primary key,
  finding_id uuid not null references finding,
  cluster_id uuid not null references cluster,
  boundary_id uuid not null references boundary,
  node text not null,
  name text not null,
  from_at timestamptz not null,
  until_at timestamptz check (until_at > from_at),
  during tstzrange not null generated always as (tstzrange(from_at, coalesce(until_at, 'infinity'))) stored,
  constraint finding_in_one_place exclude using gist (finding_id with =, during with &&),
  constraint subject_has_one_episode
    exclude using gist (cluster_id with =, node with =, name with =, during with &&)
);
create unique index finding_place_open on finding_place (finding_id) where until_at is null;
create index finding_place_of_subject on finding_place (cluster_id, node, name);

-- What was read of the containers in violation.
create table finding_detail (
  id bigint generated always as identity primary key,
  finding_id uuid not null references finding,
  container_id text not null check (container_id ~ '^[0-9a-f]{64}$'),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  outcome text not null check (outcome in ('HOST', 'INHERITED', 'UNPROVEN')),
  chain text[] not null,
  pid_mode text not null,
  image text not null,
  system boolean not null,
  from_at timestamptz not null,
  until_at timestamptz check (until_at > from_at),
  during tstzrange not null generated always as (tstzrange(from_at, coalesce(until_at, 'infinity'))) stored,
  constraint finding_detail_one_a_container
    exclude using gist (finding_id with =, container_id with =, during with &&)
);
create index finding_detail_of_finding on finding_detail (finding_id);

create trigger finding_place_closed_once before update or delete on finding_place
  for each row execute function closed_once();
create trigger finding_detail_closed_once before update or delete on finding_detail
  for each row execute function closed_once();
