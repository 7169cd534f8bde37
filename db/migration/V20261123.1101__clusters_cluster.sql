-- Clusters. Whether a cluster is retired stands in its versions too, so that a name is free again afterwards and
-- "as of" needs one table only.
create table cluster (
  id uuid primary key,
  created_at timestamptz not null,
  created_by text not null,
  retired_at timestamptz,
  retired_reason text check (retired_reason <> ''),
  retired_by text,
  check (num_nulls(retired_at, retired_reason, retired_by) in (0, 3))
);

create table cluster_version (
  id uuid primary key,
  cluster_id uuid not null references cluster,
  from_at timestamptz not null,
  until_at timestamptz,
  made_by text not null,
  retired boolean not null,
  boundary_id uuid not null references boundary,
  name text not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$'),
  environment text not null,
  labels jsonb not null check (jsonb_typeof(labels) = 'object'),
  endpoint text not null check (endpoint = '' or endpoint like 'https://%'),
  trust_anchors text not null,
  asset_name text not null,
  fqdn text not null,
  ip text not null,
  mac text not null,
  role text not null check (role in ('NONE', 'WORKSTATION', 'MEMBER_SERVER', 'DOMAIN_CONTROLLER')),
  marking text not null,
  during tstzrange not null generated always as (tstzrange(from_at, coalesce(until_at, 'infinity'))) stored,
  check (until_at > from_at),
  constraint cluster_version_does_not_overlap exclude using gist (cluster_id with =, during with &&)
);
create unique index cluster_version_one_open on cluster_version (cluster_id) where until_at is null;
create unique index cluster_name_unique on cluster_version (boundary_id, lower(name))
  where until_at is null and not retired;

create trigger cluster_version_closed_once before update or delete on cluster_version
  for each row execute function closed_once();

create function cluster_retires_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a cluster is never deleted';
  end if;
  if old.retired_at is not null or new.id <> old.id or new.created_at <> old.created_at
      or new.created_by <> old.created_by then
    raise exception 'a cluster may only be retired, once';
  end if;
  return new;
end $$;

create trigger cluster_retires_once before update or delete on cluster
  for each row execute function cluster_retires_once();
