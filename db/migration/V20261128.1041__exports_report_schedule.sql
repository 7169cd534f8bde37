-- Reports that the portal makes by itself, for the person who said so and under what that person may see at that time.
-- Said otherwise is another row; a row is ended once, and says by whom and why.
create table report_schedule (
  id uuid primary key,
  account_id uuid not null references account,
  username text not null,
  kind text not null,
  format text not null,
  boundary_id uuid references boundary,
  cluster_id uuid references cluster,
  label text not null,
  cron text not null,
  zone text not null,
  from_at timestamptz not null,
  until_at timestamptz check (until_at >= from_at),
  until_by text,
  until_because text,
  check (num_nulls(until_at, until_by, until_because) in (0, 3))
);
create index report_schedule_of_account on report_schedule (account_id, from_at);

create function report_schedule_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.until_at is not null
      or (to_jsonb(new) - 'until_at' - 'until_by' - 'until_because')
        <> (to_jsonb(old) - 'until_at' - 'until_by' - 'until_because') then
    raise exception 'report schedule % is history: it can only be ended, once', old.id;
  end if;
  return new;
end $$;
create trigger report_schedule_ends_once before update or delete on report_schedule
  for each row execute function report_schedule_ends_once();

-- What came of each time: a file, or the sentence that says why there is none. The row stays when the file is discarded,
-- with its digest; the report can be made anew as of its instant.
create table scheduled_report (
  id uuid primary key,
  schedule_id uuid not null references report_schedule,
  as_of timestamptz not null,
  missed int not null check (missed >= 0),
  made_at timestamptz not null,
  scope text not null,
  all_boundaries boolean not null,
  boundaries uuid[] not null,
  failure text,
  file_name text,
  media_type text,
  size bigint check (size >= 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  discarded_at timestamptz check (discarded_at >= made_at),
  discarded_because text,
  unique (schedule_id, as_of),
  check (num_nulls(file_name, media_type, size, sha256) = case when failure is null then 0 else 4 end),
  check (num_nulls(discarded_at, discarded_because) in (0, 2)),
  check (failure is null or discarded_at is null),
  check (all_boundaries or cardinality(boundaries) > 0)
);
comment on column scheduled_report.as_of is 'The instant that was planned, whose truth the file tells.';
comment on column scheduled_report.missed is 'How many planned times had passed without a report when this one was made.';
comment on column scheduled_report.boundaries is
  'With all_boundaries the scope under which it was made: who may not see all of it does not see the file.';
create index scheduled_report_newest on scheduled_report (made_at desc, id desc);

create function scheduled_report_discarded_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.discarded_at is not null or new.discarded_at is null
      or (to_jsonb(new) - 'discarded_at' - 'discarded_because')
        <> (to_jsonb(old) - 'discarded_at' - 'discarded_because') then
    raise exception 'scheduled report % is history: its file can only be discarded, once', old.id;
  end if;
  return new;
end $$;
create trigger scheduled_report_discarded_once before update or delete on scheduled_report
  for each row execute function scheduled_report_discarded_once();

-- The files in pieces of a mebibyte, so that none is ever whole in memory. They do not compress.
create table report_piece (
  report_id uuid not null references scheduled_report,
  number int not null check (number >= 0),
  bytes bytea not null,
  primary key (report_id, number)
);
alter table report_piece alter column bytes set storage external;
