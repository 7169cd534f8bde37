-- A scan that finds what the one before found adds its own row, and nothing else.

-- What a scan said of the whole cluster follows from its own row, but for the nodes it left unread since they were
-- out of service: they join it.
alter table scan add column excused text[] not null default '{}';
comment on column scan.excused is 'Host names of nodes that were not read wholly, out of service at the scan.';
alter table scan disable trigger scan_ends_once;
update scan s set excused = p.excused from posture_scan p where p.scan_id = s.id and p.excused <> '{}';
alter table scan enable trigger scan_ends_once;
drop table posture_scan;

-- The last scan of a cluster that had ended by itself at an instant, and the last that had read everything.
create index scan_ended on scan (cluster_id, recorded_at desc) where status <> 'CANCELLED';
create index scan_completed on scan (cluster_id, recorded_at desc) where status = 'COMPLETED';

-- So a stretch of time in which a cluster stands the same need not end with each scan.
alter table posture drop column last_scan_id, drop column last_scan_at,
  drop column last_complete_scan_id, drop column last_complete_scan_at;

-- A segment that began before the cluster's turn is history up to the turn: from there on its end is a forecast and
-- may come earlier or later, but never before the turn. One that begins at the turn or later may be replaced. The
-- turn only goes forward, so what is history stays history.
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
  if old.from_at >= turn or new.until_at < turn or old.until_at <= turn
      or (to_jsonb(new) - 'until_at' - 'during') <> (to_jsonb(old) - 'until_at' - 'during') then
    raise exception 'posture that began is history; only its end may change, to now or later';
  end if;
  return new;
end $$;

comment on table ledger_entry is 'What moved findings: each event, and each scan that changed any of them.';
