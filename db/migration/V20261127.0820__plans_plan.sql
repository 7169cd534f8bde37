-- Plans of action and milestones (POA&M). A plan follows from the findings that are open; what people say about it is
-- kept as versions, added and never changed.

-- Whether a boundary has one plan for all its clusters or one for each: a dated choice of its ISSM. Nothing said is one
-- for all.
create table plan_grouping (
  boundary_id uuid not null references boundary,
  version int not null check (version > 0),
  from_at timestamptz not null,
  one_per text not null check (one_per in ('BOUNDARY', 'CLUSTER')),
  account_id uuid not null,
  username text not null,
  display_name text not null,
  primary key (boundary_id, version)
);
create trigger plan_grouping_append_only before update or delete or truncate on plan_grouping
  for each statement execute function refuse_change();

create function plan_grouping_follows() returns trigger language plpgsql as $$
declare
  last record;
begin
  select version, from_at, one_per into last from plan_grouping
    where boundary_id = new.boundary_id order by version desc limit 1;
  if new.version <> coalesce(last.version, 0) + 1 or new.from_at <= last.from_at or new.one_per = last.one_per then
    raise exception 'choices about the plans of a boundary follow one another';
  end if;
  return new;
end $$;
create trigger plan_grouping_follows before insert on plan_grouping
  for each row execute function plan_grouping_follows();

-- That somebody wrote about a plan. One a boundary and rule, or a cluster of it and rule.
create table plan (
  id uuid primary key,
  rule text not null check (rule ~ '^V-[0-9]+$'),
  boundary_id uuid not null references boundary,
  cluster_id uuid references cluster,
  created_at timestamptz not null,
  constraint plan_is_one unique nulls not distinct (boundary_id, cluster_id, rule)
);
create trigger plan_append_only before update or delete or truncate on plan
  for each statement execute function refuse_change();

-- What a plan says: a new version each time it is written, whole.
create table plan_version (
  plan_id uuid not null references plan,
  version int not null check (version > 0),
  written_at timestamptz not null,
  account_id uuid not null,
  username text not null,
  display_name text not null,
  role text not null,
  owner text not null check (length(owner) between 1 and 200),
  milestones int not null check (milestones between 0 and 50),
  scheduled_completion date not null,
  resources text not null check (length(resources) <= 2000),
  external_id text not null check (length(external_id) <= 100),
  status text not null check (status in ('ONGOING', 'DELAYED', 'RISK_ACCEPTED', 'COMPLETED')),
  comments text not null check (length(comments) <= 10000),
  primary key (plan_id, version)
);
comment on column plan_version.milestones is 'How many milestones it has.';
comment on column plan_version.scheduled_completion is 'A day of the boundary''s zone.';
create trigger plan_version_append_only before update or delete or truncate on plan_version
  for each statement execute function refuse_change();

create function plan_version_follows() returns trigger language plpgsql as $$
declare
  last record;
begin
  select version, written_at into last from plan_version where plan_id = new.plan_id order by version desc limit 1;
  if new.version <> coalesce(last.version, 0) + 1 or new.written_at <= last.written_at then
    raise exception 'versions of a plan follow one another';
  end if;
  return new;
end $$;
create trigger plan_version_follows before insert on plan_version
  for each row execute function plan_version_follows();

create table plan_milestone (
  plan_id uuid not null,
  version int not null,
  seq int not null check (seq > 0),
  text text not null check (length(text) between 1 and 500),
  day date not null,
  done boolean not null,
  primary key (plan_id, version, seq),
  foreign key (plan_id, version) references plan_version
);
create trigger plan_milestone_append_only before update or delete or truncate on plan_milestone
  for each statement execute function refuse_change();

-- A version gets no milestone beyond those it was written with.
create function plan_milestone_belongs() returns trigger language plpgsql as $$
begin
  if not exists (select from plan_version
      where plan_id = new.plan_id and version = new.version and milestones >= new.seq) then
    raise exception 'a version of a plan has the milestones it was written with';
  end if;
  return new;
end $$;
create trigger plan_milestone_belongs before insert on plan_milestone
  for each row execute function plan_milestone_belongs();
