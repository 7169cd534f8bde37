-- Authorization boundaries. What a person may edit stands in dated versions, so that any past instant can be
-- answered the same way as now. A version ends when the next begins and is never changed otherwise.

-- For dated tables: nothing is deleted, and of a row only until_at may change, once, from null to an instant.
create function closed_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'rows of % are never deleted', tg_table_name;
  end if;
  if old.until_at is not null or new.until_at is null
      or (to_jsonb(new) - 'until_at' - 'during') <> (to_jsonb(old) - 'until_at' - 'during') then
    raise exception 'a row of % may only be closed, once', tg_table_name;
  end if;
  return new;
end $$;

create table boundary (
  id uuid primary key,
  created_at timestamptz not null,
  created_by text not null
);

create table boundary_version (
  id uuid primary key,
  boundary_id uuid not null references boundary,
  from_at timestamptz not null,
  until_at timestamptz,
  made_by text not null,
  name text not null check (length(name) between 1 and 63),
  system_name text not null,
  emass_id text not null,
  acronym text not null,
  ao_name text not null,
  issm_name text not null,
  authorization_ends date,
  time_zone text not null check (time_zone <> ''),
  allowed_age_days int not null check (allowed_age_days between 1 and 35),
  system_label text not null check (system_label <> ''),
  reinspection_days int not null check (reinspection_days between 1 and 35),
  during tstzrange not null generated always as (tstzrange(from_at, coalesce(until_at, 'infinity'))) stored,
  check (until_at > from_at),
  constraint boundary_version_does_not_overlap exclude using gist (boundary_id with =, during with &&)
);
create unique index boundary_version_one_open on boundary_version (boundary_id) where until_at is null;
create unique index boundary_name_unique on boundary_version (lower(name)) where until_at is null;

create trigger boundary_version_closed_once before update or delete on boundary_version
  for each row execute function closed_once();

-- A boundary's own row says that it exists since then, no more.
create trigger boundary_made_once before update or delete on boundary
  for each statement execute function refuse_change();

-- The boundary of those who need no other. Nobody can ask about a time before its first version.
insert into boundary (id, created_at, created_by)
values ('00000000-0000-0000-0000-000000000001', now(), 'portal');
insert into boundary_version (id, boundary_id, from_at, made_by, name, system_name, emass_id, acronym, ao_name,
  issm_name, time_zone, allowed_age_days, system_label, reinspection_days)
values ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', 'epoch', 'portal',
  'default', '', '', '', '', '', 'UTC', 7, 'com.docker.ucp.version', 7);
