-- Scans of many clusters that one person asked for at once.
create table scan_run (
  id uuid primary key,
  requested_at timestamptz not null,
  requested_by text not null,
  requester_id uuid,
  what text not null
);
create trigger scan_run_append_only before update or delete or truncate on scan_run
  for each statement execute function refuse_change();
create table scan_run_scan (
  run_id uuid not null references scan_run,
  scan_id uuid not null references scan,
  added boolean not null,
  primary key (run_id, scan_id)
);
create index scan_run_of_scan on scan_run_scan (scan_id);
create trigger scan_run_scan_append_only before update or delete or truncate on scan_run_scan
  for each statement execute function refuse_change();
create index scan_run_by_instant on scan_run (requested_at desc);
