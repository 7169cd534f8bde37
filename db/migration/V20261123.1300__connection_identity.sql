-- What a cluster proved to be. The first good connection pins it; it grows as nodes join; after a change it is
-- pinned anew when a person confirmed that.
create table pinned_identity (
  id uuid primary key,
  cluster_id uuid not null references cluster,
  from_at timestamptz not null,
  until_at timestamptz,
  kind text not null check (kind in ('MKE', 'ENGINE')),
  engine_id text not null check (engine_id <> ''),
  server_issuer text not null,
  node_ids text[] not null,
  pinned_how text not null check (pinned_how in ('FIRST_CONNECTION', 'NODES_JOINED', 'CONFIRMED')),
  pinned_by text not null,
  reason text check (reason <> ''),
  during tstzrange not null generated always as (tstzrange(from_at, coalesce(until_at, 'infinity'))) stored,
  check (until_at > from_at),
  check ((pinned_how = 'CONFIRMED') = (reason is not null)),
  constraint pinned_identity_does_not_overlap exclude using gist (cluster_id with =, during with &&)
);
create unique index pinned_identity_one_open on pinned_identity (cluster_id) where until_at is null;
create trigger pinned_identity_closed_once before update or delete on pinned_identity
  for each row execute function closed_once();

-- While a row is open, something else than the pinned identity answered, and no person has confirmed it yet.
create table identity_change (
  id uuid primary key,
  cluster_id uuid not null references cluster,
  from_at timestamptz not null,
  until_at timestamptz,
  kind text not null check (kind in ('MKE', 'ENGINE')),
  engine_id text not null check (engine_id <> ''),
  server_issuer text not null,
  node_ids text[] not null,
  differences text[] not null check (cardinality(differences) > 0),
  during tstzrange not null generated always as (tstzrange(from_at, coalesce(until_at, 'infinity'))) stored,
  check (until_at > from_at),
  constraint identity_change_does_not_overlap exclude using gist (cluster_id with =, during with &&)
);
create unique index identity_change_one_open on identity_change (cluster_id) where until_at is null;
create trigger identity_change_closed_once before update or delete on identity_change
  for each row execute function closed_once();
