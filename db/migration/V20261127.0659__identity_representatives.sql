-- The authorizing official's designated representative is a role of its own.
alter table account_grant drop constraint account_grant_role_check;
alter table account_grant add constraint account_grant_role_check
  check (role in ('ADMINISTRATOR', 'OPERATOR', 'ISSO', 'ISSM', 'AO', 'AODR', 'AUDITOR'));

-- Accounts with the same e-mail belong to one person.
create index account_by_email on account (lower(email));
