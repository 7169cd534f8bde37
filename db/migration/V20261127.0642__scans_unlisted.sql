-- When a container was not listed though nobody saw it leave: its node was not read wholly, so its sighting goes on.
-- "Not seen" and "not looked" stay apart for any instant.
create table unlisted (
  cluster_id uuid not null references cluster,
  container_id text not null,
  last_listed_at timestamptz not null,
  from_at timestamptz not null check (from_at > last_listed_at),
  until_at timestamptz check (until_at > from_at),
  during tstzrange not null generated always as (tstzrange(from_at, coalesce(until_at, 'infinity'))) stored,
  primary key (cluster_id, container_id, from_at),
  exclude using gist (cluster_id with =, container_id with =, during with &&)
);
comment on column unlisted.last_listed_at is 'When the last scan that listed it took effect.';
create index unlisted_now on unlisted (cluster_id) where until_at is null;
create trigger unlisted_closed_once before update or delete on unlisted
  for each row execute function closed_once();
