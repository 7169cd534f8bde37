-- Each check of the derived rows against what they follow from, and what it found.
create table integrity_check (
  id uuid primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= began_at),
  asked_by text not null,
  clusters int not null check (clusters >= 0),
  differing int not null check (differing between 0 and clusters)
);
comment on column integrity_check.differing is 'How many of the clusters had any difference.';
create index integrity_check_newest on integrity_check (ended_at desc);
create trigger integrity_check_append_only before update or delete or truncate on integrity_check
  for each statement execute function refuse_change();

-- Written as they are found, before the check itself, which ends later or never.
create table integrity_difference (
  check_id uuid not null,
  cluster_id uuid not null references cluster,
  line int not null check (line > 0),
  what text not null,
  stored text not null,
  expected text not null,
  primary key (check_id, cluster_id, line)
);
create trigger integrity_difference_append_only before update or delete or truncate on integrity_difference
  for each statement execute function refuse_change();
