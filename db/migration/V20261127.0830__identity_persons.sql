-- A person is known by the e-mail addresses that their accounts bear or ever bore: accounts that shared one are one
-- person's, for good. Nothing is ever taken away here, so a changed address parts nobody, and no order of events matters.
create table account_address (
  account_id uuid not null references account,
  address text not null check (address <> '' and address = lower(address)),
  borne_since timestamptz not null default now(),
  primary key (account_id, address)
);
comment on column account_address.borne_since is 'By the database''s clock; told to nobody.';
create index account_address_by_address on account_address (address);
insert into account_address (account_id, address) select id, lower(email) from account where email <> '';
create trigger account_address_append_only before update or delete or truncate on account_address
  for each statement execute function refuse_change();

create function account_address_is_kept() returns trigger language plpgsql as $$
begin
  if new.email <> '' then
    insert into account_address (account_id, address) values (new.id, lower(new.email)) on conflict do nothing;
  end if;
  return new;
end $$;
create trigger account_address_is_kept after insert or update of email on account
  for each row execute function account_address_is_kept();

drop index account_by_email;
