-- Grants taken from the claims of an OpenID provider: they are taken anew at each sign-in, and only they end with a claim.
alter table account_grant add column claimed_from text;
comment on column account_grant.claimed_from is 'The issuer of whose claim it came; null if a person granted it.';
alter table waiting_grant add column claimed_from text;

create or replace function account_grant_is_closed_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a grant is ended, never deleted';
  end if;
  if old.ended_at is not null
      or (new.id, new.account_id, new.role, new.granted_at)
        is distinct from (old.id, old.account_id, old.role, old.granted_at)
      or new.boundary_id is distinct from old.boundary_id
      or new.until_at is distinct from old.until_at
      or new.claimed_from is distinct from old.claimed_from
      or new.granted_by is distinct from old.granted_by then
    raise exception 'a grant changes only once: when it ends';
  end if;
  return new;
end $$;

-- What of the claims came to nothing, and why, at a sign-in; a row only where that was not so at the one before.
create table claims_refused (
  id uuid primary key,
  account_id uuid not null references account,
  issuer text not null,
  at timestamptz not null,
  refused text[] not null
);
create index claims_refused_by_account on claims_refused (account_id, issuer, at desc);
create trigger claims_refused_append_only before update or delete or truncate on claims_refused
  for each statement execute function refuse_change();
