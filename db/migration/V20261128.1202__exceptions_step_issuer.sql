-- Whoever signed in from outside decides so: the step says by whose word they were known.
alter table exception_step drop constraint exception_step_proved_by_check;
alter table exception_step add constraint exception_step_proved_by_check
  check (proved_by in
    ('PASSWORD', 'PASSWORD_TOTP', 'PASSWORD_RECOVERY', 'TOKEN', 'OIDC', 'OIDC_TWO_FACTORS', 'CERTIFICATE'));
alter table exception_step add column proved_issuer text;
alter table exception_step add constraint exception_step_issuer_of_what_comes_from_outside
  check ((proved_issuer is null) = (proved_by is null or proved_by not in ('OIDC', 'OIDC_TWO_FACTORS', 'CERTIFICATE')));
