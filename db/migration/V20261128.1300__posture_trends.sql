-- What a trend sums up stands in two indexes, in the order of time: of a cluster, and of a boundary.
alter table posture add column failed boolean not null
  generated always as (doubt like 'The last scan failed%') stored;
comment on column posture.failed is 'Whether the last scan failed: then a cluster that is Not Reviewed is unreachable.';

create or replace function posture_history_stays() returns trigger language plpgsql as $$
declare
  turn timestamptz;
begin
  select at into turn from cluster_turn where cluster_id = coalesce(new.cluster_id, old.cluster_id);
  if turn is null then
    raise exception 'posture changes only in the turn of its cluster';
  end if;
  if tg_op = 'INSERT' then
    if new.from_at < turn then
      raise exception 'posture is never written for the past';
    end if;
    return new;
  elsif tg_op = 'DELETE' then
    if old.from_at < turn then
      raise exception 'posture that began is history';
    end if;
    return old;
  end if;
  -- Generated columns are not there yet before the row is written.
  if old.from_at >= turn or new.until_at < turn or old.until_at <= turn
      or (to_jsonb(new) - 'until_at' - 'during' - 'failed') <> (to_jsonb(old) - 'until_at' - 'during' - 'failed') then
    raise exception 'posture that began is history; only its end may change, to now or later';
  end if;
  return new;
end $$;

drop index posture_of_cluster;
create index posture_of_cluster on posture (cluster_id, from_at)
  include (until_at, boundary_id, verdict, failed, raw, documented, documented_open, accepted);
create index posture_in_boundary on posture (boundary_id, from_at)
  include (until_at, cluster_id, verdict, failed, raw, documented, documented_open, accepted);

-- What became of the findings of a cluster, and of a boundary, in a stretch of time.
create index finding_ended_of_cluster on finding (cluster_id, ended_at)
  include (ended_in, opened_at, ended_as, recurrence_of) where ended_at is not null;
create index finding_ended_in_at on finding (ended_in, ended_at)
  include (opened_at, ended_as, recurrence_of, cluster_id) where ended_at is not null;
