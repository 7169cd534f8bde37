-- Whether documented system containers count as Not a Finding, as they do unless the boundary's AO decides otherwise.
alter table boundary_version add documented_counts text not null default 'NOT_A_FINDING'
  check (documented_counts in ('NOT_A_FINDING', 'OPEN'));
