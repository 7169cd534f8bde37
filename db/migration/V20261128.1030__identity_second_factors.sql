-- Second factors of accounts: the key that an authenticator app holds too (RFC 6238). A row stands from the right code
-- that confirmed it to its removal.
create table second_factor (
  id uuid primary key,
  account_id uuid not null references account,
  confirmed_at timestamptz not null,
  last_step bigint not null,
  removed_at timestamptz check (removed_at >= confirmed_at),
  removed_by uuid,
  unique (id, account_id)
);
comment on column second_factor.last_step is
  'The last step of 30 seconds since 1970 of which a code was taken: neither it nor any before it is taken again.';
comment on column second_factor.removed_by is 'The account of who took it away.';
create unique index second_factor_one_each on second_factor (account_id) where removed_at is null;

create function second_factor_is_removed_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a second factor is removed, never deleted';
  end if;
  if old.removed_at is not null or new.last_step < old.last_step
      or (to_jsonb(new) - 'last_step' - 'removed_at' - 'removed_by')
        <> (to_jsonb(old) - 'last_step' - 'removed_at' - 'removed_by') then
    raise exception 'of a second factor only the last step moves on, until it is removed, once';
  end if;
  return new;
end $$;
create trigger second_factor_removed_once before update or delete on second_factor
  for each row execute function second_factor_is_removed_once();

-- The keys, sealed as bundles are and bound to account and factor. A row is there while the factor is in use, and while
-- its owner has yet to confirm it by a code.
create table second_factor_secret (
  factor_id uuid primary key,
  account_id uuid not null references account,
  begun_at timestamptz not null,
  kek_id text not null,
  key_nonce bytea not null check (length(key_nonce) = 12),
  sealed_key bytea not null check (length(sealed_key) = 48),
  nonce bytea not null check (length(nonce) = 12),
  sealed bytea not null check (length(sealed) > 16)
);
create index second_factor_secret_by_account on second_factor_secret (account_id);

-- What signs in once each in place of a code, by SHA-256. They go with their factor, or when new ones are made.
create table recovery_code (
  digest bytea primary key check (octet_length(digest) = 32),
  factor_id uuid not null references second_factor,
  used_at timestamptz
);
create index recovery_code_by_factor on recovery_code (factor_id);

-- Decisions say so when they were proved by two factors.
alter table exception_step drop constraint exception_step_proved_by_check;
alter table exception_step add constraint exception_step_proved_by_check
  check (proved_by in ('PASSWORD', 'PASSWORD_TOTP', 'PASSWORD_RECOVERY', 'TOKEN'));
