-- How whoever took a step had proved who they are, and when: by a password, or by a token that was made then. Steps of
-- before this release do not say.
alter table exception_step
  add column proved_by text check (proved_by in ('PASSWORD', 'TOKEN')),
  add column proved_at timestamptz,
  add constraint exception_step_proof_is_whole check (num_nulls(proved_by, proved_at) in (0, 2));
