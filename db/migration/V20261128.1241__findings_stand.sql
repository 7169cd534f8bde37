-- How each finding stood while it was open, as contiguous segments, the future included: what addresses it as a
-- whole, where it was, and whether it is a system container's. Projected with coverage, in the transaction of the
-- event that causes it, so that lists and counts of what is open read one narrow row a finding.
create table finding_stand (
  id bigint generated always as identity primary key,
  finding_id uuid not null references finding,
  cluster_id uuid not null references cluster,
  boundary_id uuid not null references boundary,
  opened_at timestamptz not null,
  system boolean not null,
  stand text not null check (stand in ('UNADDRESSED', 'ACCEPTED', 'DOCUMENTED')),
  from_at timestamptz not null check (from_at >= opened_at),
  until_at timestamptz not null default 'infinity' check (until_at > from_at),
  during tstzrange not null generated always as (tstzrange(from_at, until_at)) stored,
  constraint finding_stands_one_way exclude using gist (finding_id with =, during with &&)
);
comment on column finding_stand.opened_at is 'Of the finding: lists go by it.';
comment on column finding_stand.system is 'Whether all its containers in violation count as system containers.';

-- What follows from what is stored: between any two instants at which something of a finding begins or ends, how it
-- stood; neighbours that say the same are one.
insert into finding_stand
  (finding_id, cluster_id, boundary_id, opened_at, system, stand, from_at, until_at)
with edge as (
    select finding_id, from_at as at from finding_place
    union select finding_id, until_at from finding_place where until_at is not null
    union select finding_id, from_at from finding_detail
    union select finding_id, until_at from finding_detail where until_at is not null
    union select finding_id, from_at from coverage
    union select finding_id, until_at from coverage),
  span as (
    select finding_id, at as from_at,
      coalesce(lead(at) over (partition by finding_id order by at), 'infinity') as until_at
    from edge),
  told as (
    select f.id as finding_id, f.cluster_id, p.boundary_id, f.opened_at, d.system,
      case when d.documented then 'DOCUMENTED' when d.addressed then 'ACCEPTED'
        else 'UNADDRESSED' end as stand,
      s.from_at, least(s.until_at, coalesce(f.ended_at, 'infinity')) as until_at
    from span s
      join finding f on f.id = s.finding_id and f.opened_at <= s.from_at
        and coalesce(f.ended_at, 'infinity') > s.from_at
      join finding_place p on p.finding_id = f.id and p.from_at <= s.from_at
        and coalesce(p.until_at, 'infinity') > s.from_at
      cross join lateral (
        select bool_and(d.system) as system,
          bool_and(exists (select from coverage c where c.finding_id = d.finding_id
            and c.container_id = d.container_id
            and c.from_at <= s.from_at and c.until_at > s.from_at)) as addressed,
          bool_and(exists (select from coverage c where c.finding_id = d.finding_id
            and c.container_id = d.container_id and c.kind = 'DOCUMENTED'
            and c.from_at <= s.from_at and c.until_at > s.from_at)) as documented
        from finding_detail d where d.finding_id = f.id and d.from_at <= s.from_at
          and coalesce(d.until_at, 'infinity') > s.from_at
        having count(*) > 0) as d),
  turned as (
    select *, (boundary_id, system, stand) is distinct from
      lag((boundary_id, system, stand)) over (partition by finding_id order by from_at) as turns
    from told),
  stretch as (
    select *, count(*) filter (where turns) over (partition by finding_id order by from_at) as n
    from turned)
select finding_id, cluster_id, boundary_id, opened_at, system, stand, min(from_at), max(until_at)
from stretch group by finding_id, cluster_id, boundary_id, opened_at, system, stand, n;

create index finding_stand_at on finding_stand using gist (during)
  include (finding_id, cluster_id, boundary_id, opened_at, system, stand);
create index finding_stand_in_boundary on finding_stand using gist (boundary_id, during)
  include (finding_id, cluster_id, opened_at, system, stand);
create index finding_stand_of_cluster on finding_stand (cluster_id, until_at);

-- As with coverage: what began before the cluster's turn is history, and only its end may come earlier, now.
create or replace function coverage_history_stays() returns trigger language plpgsql as $$
declare
  turn timestamptz;
begin
  select at into turn from cluster_turn where cluster_id = coalesce(new.cluster_id, old.cluster_id);
  if tg_op = 'INSERT' then
    if turn is null or new.from_at < turn then
      raise exception '% is never written for the past', tg_table_name;
    end if;
    return new;
  elsif tg_op = 'DELETE' then
    if turn is null or old.from_at < turn then
      raise exception '% that began is history', tg_table_name;
    end if;
    return old;
  end if;
  if old.from_at >= turn or new.until_at <> turn or old.until_at <= turn
      or (to_jsonb(new) - 'until_at' - 'during') <> (to_jsonb(old) - 'until_at' - 'during') then
    raise exception '% that began is history; only its end may come earlier, now', tg_table_name;
  end if;
  return new;
end $$;
create trigger finding_stand_history_stays before insert or update or delete on finding_stand
  for each row when (not owner_rebuilds('finding_stand')) execute function coverage_history_stays();
create trigger finding_stand_is_never_truncated before truncate on finding_stand
  for each statement execute function posture_is_never_truncated();

-- Where a finding was when it ended, so that lists of what ended need not look for it.
alter table finding add column ended_in uuid references boundary;
comment on column finding.ended_in is 'The boundary that it was in when it ended.';
alter table finding disable trigger finding_ends_once;
update finding f set ended_in = p.boundary_id from finding_place p
where f.ended_at is not null and p.finding_id = f.id and p.until_at = f.ended_at;
update finding f set ended_in = v.boundary_id from cluster_version v
where f.ended_at is not null and f.ended_in is null and v.cluster_id = f.cluster_id and v.during @> f.ended_at;
alter table finding enable trigger finding_ends_once;
alter table finding add constraint finding_ended_in check (ended_at is null or ended_in is not null);

create or replace function finding_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
      or (to_jsonb(new) - 'ended_at' - 'ended_as' - 'ended_by' - 'ended_in' - 'during')
         <> (to_jsonb(old) - 'ended_at' - 'ended_as' - 'ended_by' - 'ended_in' - 'during') then
    raise exception 'a finding may only end, once';
  end if;
  return new;
end $$;
create index finding_ended_in on finding (ended_in, opened_at desc, id) include (ended_at, cluster_id)
  where ended_at is not null;
drop index finding_ended;
create index finding_ended on finding (opened_at desc, id) include (ended_at, cluster_id)
  where ended_at is not null;

-- What was read of a finding at the last, without looking at all that was read before.
drop index finding_detail_of_finding;
create index finding_detail_of_finding on finding_detail (finding_id, until_at);
