-- What moves verdicts is changed by the ISSM or AO, with a reason that stands beside it.
alter table boundary_version add settings_reason text not null default '';
