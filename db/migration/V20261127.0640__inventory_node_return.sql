-- A period out of service may be planned, so it is decided before it begins; and a node may be called back before
-- its periods end. Neither changes a row that is there.
alter table node_out_of_service add column decided_at timestamptz;
alter table node_out_of_service disable trigger append_only;
update node_out_of_service set decided_at = from_at;
alter table node_out_of_service enable trigger append_only;
alter table node_out_of_service alter column decided_at set not null;
alter table node_out_of_service add check (decided_at <= from_at);
alter table node_out_of_service drop constraint node_out_of_service_pkey;
alter table node_out_of_service add primary key (cluster_id, hostname, decided_at);

-- From an instant on the node is in service again, whatever was decided before this was.
create table node_return (
  cluster_id uuid not null references cluster,
  hostname text not null,
  at timestamptz not null,
  decided_at timestamptz not null,
  decided_by text not null,
  reason text not null check (reason <> ''),
  primary key (cluster_id, hostname, decided_at),
  check (at >= decided_at)
);
create trigger append_only before update or delete or truncate on node_return
  for each statement execute function refuse_change();
