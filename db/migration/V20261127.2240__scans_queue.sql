-- Who asked decides how urgent a scan is; a lease says which run of it may record; the trouble says what kind of
-- failure it was, so that failures in a row can be counted.
alter table scan
  add column urgency text not null default 'PERSON' check (urgency in ('PERSON', 'WATCH', 'SCHEDULE')),
  add column attempt int not null default 1 check (attempt >= 1),
  add column lease uuid,
  add column ran_on text,
  add column trouble text;
alter table scan alter column urgency drop default;

create index scan_running on scan (boundary_id) where status = 'RUNNING';
create index scan_queued on scan (requested_at) where status = 'QUEUED';

-- How far running scans have come, for the other instances and for pages. Worth nothing after a crash.
create unlogged table scan_progress (
  scan_id uuid primary key,
  phase text not null check (phase in ('CONNECTING', 'COLLECTING', 'RECORDING')),
  done int not null,
  of_all int not null,
  counting_since timestamptz,
  at timestamptz not null
);

-- The work to do, as db-scheduler keeps it: one row for each thing that is to happen, in the columns that it names.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (priority desc, execution_time asc);
create index scheduled_tasks_time on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
