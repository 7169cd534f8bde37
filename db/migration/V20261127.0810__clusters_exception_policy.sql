-- What the AO decides about exceptions stands beside what a version of the boundary says, dated like it.
alter table boundary_version
  add longest_exception_days int not null default 365 check (longest_exception_days between 1 and 1095),
  add exception_policy_reason text not null default '';
