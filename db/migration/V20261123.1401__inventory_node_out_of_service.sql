-- An ISSM puts a node out of service for a time, with a reason: what is unread there is no gap meanwhile.
create table node_out_of_service (
  cluster_id uuid not null references cluster,
  hostname text not null,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  decided_by text not null,
  reason text not null check (reason <> ''),
  ended_at timestamptz check (ended_at > from_at),
  ended_by text,
  primary key (cluster_id, hostname, from_at),
  check ((ended_at is null) = (ended_by is null))
);
