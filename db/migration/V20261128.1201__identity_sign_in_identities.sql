-- By what an account is signed in to from outside: what an OpenID provider calls its owner, or what a certificate says of
-- them. All of them are one person. What was linked stays known when it is unlinked.
create table sign_in_identity (
  id uuid primary key,
  account_id uuid not null references account,
  kind text not null check (kind in ('OIDC', 'CERTIFICATE')),
  issuer text not null check (length(issuer) between 1 and 1000),
  subject text not null check (length(subject) between 1 and 1000),
  linked_at timestamptz not null,
  linked_by uuid,
  unlinked_at timestamptz check (unlinked_at >= linked_at),
  unlinked_by uuid
);
comment on column sign_in_identity.linked_by is 'The account of who linked it; null for the portal itself.';
create unique index sign_in_identity_one_account on sign_in_identity (kind, issuer, subject) where unlinked_at is null;
create index sign_in_identity_by_account on sign_in_identity (account_id);
-- Who bore an identity once is the same person for good, whatever the account.
create index sign_in_identity_ever on sign_in_identity (kind, issuer, subject);

create function sign_in_identity_is_unlinked_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a sign-in identity is unlinked, never deleted';
  end if;
  if old.unlinked_at is not null or new.unlinked_at is null
      or (to_jsonb(new) - 'unlinked_at' - 'unlinked_by') <> (to_jsonb(old) - 'unlinked_at' - 'unlinked_by') then
    raise exception 'a sign-in identity changes only once: when it is unlinked';
  end if;
  return new;
end $$;
create trigger sign_in_identity_unlinked_once before update or delete on sign_in_identity
  for each row execute function sign_in_identity_is_unlinked_once();
