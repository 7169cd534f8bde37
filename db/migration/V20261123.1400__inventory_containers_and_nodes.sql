-- Facts of a container, stored once per cluster while it lives and kept after it is gone, because what a
-- container was once read to be, it stays for those who joined it.
create table container (
  cluster_id uuid not null references cluster,
  id text not null check (id ~ '^[0-9a-f]{64}$'),
  read_at timestamptz not null,
  confirmed_at timestamptz not null check (confirmed_at >= read_at),
  superseded_at timestamptz check (superseded_at > read_at),
  node text not null,
  created_at timestamptz not null,
  pid_mode text not null,
  image text not null,
  image_id text not null,
  entrypoint_word text not null,
  entrypoint_digest text not null,
  command_word text not null,
  command_digest text not null,
  run_as text not null,
  privileged boolean not null,
  added_capabilities text[] not null,
  mounts text[] not null,
  primary key (cluster_id, id, read_at)
);
create unique index container_current on container (cluster_id, id) where superseded_at is null;
create function container_superseded_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.superseded_at is not null
      or (to_jsonb(new) - 'confirmed_at' - 'superseded_at') <> (to_jsonb(old) - 'confirmed_at' - 'superseded_at') then
    raise exception 'what was read of a container does not change';
  end if;
  return new;
end $$;
create trigger container_superseded_once before update or delete on container
  for each row execute function container_superseded_once();
comment on column container.confirmed_at is 'The last inspection that read the same; the only column that moves.';

-- Nodes as dated rows: a new one whenever anything of it changes, the time it was unread included.
create table node (
  cluster_id uuid not null references cluster,
  hostname text not null,
  node_id text not null,
  worker boolean not null,
  availability text not null,
  state text not null,
  swarm boolean not null,
  kubernetes boolean not null,
  gap text,
  from_at timestamptz not null,
  until_at timestamptz check (until_at > from_at),
  during tstzrange not null generated always as (tstzrange(from_at, coalesce(until_at, 'infinity'))) stored,
  primary key (cluster_id, hostname, from_at),
  exclude using gist (cluster_id with =, hostname with =, during with &&)
);
comment on column node.gap is 'Why the node was not read during this time; null while it was.';

create trigger node_closed_once before update or delete on node for each row execute function closed_once();

-- A person said that a vanished node left for good.
create table node_departure (
  cluster_id uuid not null references cluster,
  hostname text not null,
  at timestamptz not null,
  confirmed_by text not null,
  reason text not null,
  primary key (cluster_id, hostname, at)
);
create trigger append_only before update or delete or truncate on node_departure
  for each statement execute function refuse_change();
