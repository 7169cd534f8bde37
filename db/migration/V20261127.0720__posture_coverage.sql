-- Which exception addresses which container of a finding, and when: written in the transaction of the event that
-- causes it, with the exception's end as its own end.
create table coverage (
  id bigint generated always as identity primary key,
  cluster_id uuid not null references cluster,
  finding_id uuid not null references finding,
  container_id text not null,
  exception_id uuid not null references exception_term,
  kind text not null check (kind in ('DOCUMENTED', 'RISK_ACCEPTED')),
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  during tstzrange not null generated always as (tstzrange(from_at, until_at)) stored,
  constraint coverage_does_not_overlap
    exclude using gist (finding_id with =, container_id with =, exception_id with =, during with &&)
);
create index coverage_of_cluster on coverage (cluster_id, until_at);
create index coverage_of_finding on coverage (finding_id);
create index coverage_of_exception on coverage (exception_id);

-- As with posture: what began before the cluster's turn is history, and only its end may come earlier, now.
create function coverage_history_stays() returns trigger language plpgsql as $$
declare
  turn timestamptz;
begin
  select at into turn from cluster_turn where cluster_id = coalesce(new.cluster_id, old.cluster_id);
  if tg_op = 'INSERT' then
    if turn is null or new.from_at < turn then
      raise exception 'coverage is never written for the past';
    end if;
    return new;
  elsif tg_op = 'DELETE' then
    if turn is null or old.from_at < turn then
      raise exception 'coverage that began is history';
    end if;
    return old;
  end if;
  if old.from_at >= turn or new.until_at <> turn or old.until_at <= turn
      or (to_jsonb(new) - 'until_at' - 'during') <> (to_jsonb(old) - 'until_at' - 'during') then
    raise exception 'coverage that began is history; only its end may come earlier, now';
  end if;
  return new;
end $$;
create trigger coverage_history_stays before insert or update or delete on coverage
  for each row execute function coverage_history_stays();
create trigger coverage_is_never_truncated before truncate on coverage
  for each statement execute function posture_is_never_truncated();

-- Whether documented system containers count as Open all the same, by the dated policy of the boundary's AO.
alter table posture_input add column documented_open boolean not null default false;
alter table posture_input alter column documented_open drop default;
alter table posture add column documented_open boolean not null default false;
alter table posture alter column documented_open drop default;
do $$
declare
  name text;
begin
  select conname into strict name from pg_constraint
  where conrelid = 'posture'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%verdict = ''OPEN''%accepted + unaddressed%';
  execute format('alter table posture drop constraint %I', name);
end $$;
alter table posture add constraint posture_is_open_by_its_figures
  check ((verdict = 'OPEN') = (accepted + unaddressed > 0 or documented_open and documented > 0));
