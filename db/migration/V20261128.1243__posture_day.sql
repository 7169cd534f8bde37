-- How the clusters of a boundary stood otherwise at the end of a day than at its beginning, for days that are over: sums
-- over the segments of posture that began or ended on the day. A trend over years adds up days, not segments.
create table posture_day (
  boundary_id uuid not null references boundary,
  day date not null,
  clusters int not null,
  open_clusters int not null,
  not_reviewed int not null,
  unreachable int not null,
  not_applicable int not null,
  not_a_finding int not null,
  raw int not null,
  documented int not null,
  accepted int not null,
  cluster_seconds double precision not null,
  reviewed_seconds double precision not null,
  primary key (boundary_id, day)
);
comment on column posture_day.documented is 'Documented and so not open in the checklist.';
comment on column posture_day.cluster_seconds is
  'The change of clusters, each weighed with the seconds of the day before it.';
comment on column posture_day.reviewed_seconds is 'The same of clusters that are not Not Reviewed.';

-- Up to which day, without it, days are summed up.
create table posture_days (
  single boolean primary key default true check (single),
  until_day date not null
);
insert into posture_days (until_day) values ('-infinity');

-- Whatever is written about a day that is summed up takes the sums back from that day on; they are made anew. Events are
-- recorded when they happen, so it is a rebuild that does this, or a clock that went back.
create function posture_days_hold() returns trigger language plpgsql as $$
declare
  summed date;
  moved timestamptz;
begin
  select until_day into summed from posture_days;
  moved := case tg_op when 'INSERT' then new.from_at when 'DELETE' then old.from_at
    else least(old.until_at, new.until_at) end;
  if moved < summed::timestamp at time zone 'UTC' then
    delete from posture_day where day >= (moved at time zone 'UTC')::date;
    update posture_days set until_day = (moved at time zone 'UTC')::date;
  end if;
  return null;
end $$;
create trigger posture_days_hold after insert or update or delete on posture
  for each row execute function posture_days_hold();

-- What a trend reads of a segment, in the order of time.
create index posture_from on posture (from_at);
create index posture_until on posture (until_at);

-- What became of findings: those that ended in a stretch of time.
create index finding_ended_at on finding (ended_at)
  include (ended_in, opened_at, ended_as, recurrence_of, cluster_id) where ended_at is not null;
