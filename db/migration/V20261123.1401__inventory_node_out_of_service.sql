-- An ISSM puts a node out of service for a time, with a reason: what is unread there is no gap meanwhile.
create table node_out_of_service (
  cluster_id uuid not null references cluster,
  hostname text not null,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  decided_by text not null,
  reason text not null check (reason <> ''),
  primary key (cluster_id, hostname, from_at)
);
create trigger append_only before update or delete or truncate on node_out_of_service
  for each statement execute function refuse_change();
