-- Renewal of client bundles. The owner of a cluster opts in with an account of MKE; a row stands from opting in to
-- opting out. Other values are another row.
create table renewal_account (
  id uuid primary key,
  cluster_id uuid not null references cluster,
  mke_user text not null check (length(mke_user) between 1 and 128),
  days int not null check (days between 1 and 90),
  from_at timestamptz not null,
  from_by text not null,
  until_at timestamptz check (until_at > from_at),
  until_by text,
  unique (id, cluster_id),
  check (num_nulls(until_at, until_by) in (0, 2))
);
comment on column renewal_account.days is 'How many days before its end a bundle is renewed.';
create unique index renewal_account_one_open on renewal_account (cluster_id) where until_at is null;

create function renewal_account_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'who opted in to renewal is never deleted';
  end if;
  if old.until_at is not null or new.until_at is null
      or (to_jsonb(new) - 'until_at' - 'until_by') <> (to_jsonb(old) - 'until_at' - 'until_by') then
    raise exception 'an account for renewal may only be ended, once';
  end if;
  return new;
end $$;
create trigger renewal_account_ends_once before update or delete on renewal_account
  for each row execute function renewal_account_ends_once();

-- The account's password, sealed as bundles are, bound to cluster and account. The row is there only while the account
-- is in use.
create table renewal_secret (
  account_id uuid primary key,
  cluster_id uuid not null unique,
  kek_id text not null,
  key_nonce bytea not null check (length(key_nonce) = 12),
  sealed_key bytea not null check (length(sealed_key) = 48),
  nonce bytea not null check (length(nonce) = 12),
  sealed bytea not null check (length(sealed) > 16),
  foreign key (account_id) references renewal_account,
  foreign key (cluster_id) references cluster
);

-- What came of each attempt, in words for people.
create table renewal_attempt (
  id uuid primary key,
  account_id uuid not null,
  cluster_id uuid not null,
  at timestamptz not null,
  asked_by text not null,
  outcome text not null check (outcome in ('RENEWED', 'RENEWED_OLD_KEY_STAYS', 'OLD_KEY_REVOKED', 'OLD_KEY_STAYS',
    'NOT_SIGNED_IN', 'NOT_FETCHED', 'REFUSED', 'NOT_CONNECTED', 'FAILED')),
  sentence text not null,
  bundle_id uuid references bundle,
  foreign key (account_id, cluster_id) references renewal_account (id, cluster_id)
);
comment on column renewal_attempt.bundle_id is 'The bundle that was stored, if one was.';
create index renewal_attempt_by_cluster on renewal_attempt (cluster_id, at);
create trigger renewal_attempt_append_only before update or delete or truncate on renewal_attempt
  for each statement execute function refuse_change();

-- Keys that are still on the account at MKE though the portal uses them no more: to be taken from it.
create table renewal_old_key (
  id uuid primary key,
  account_id uuid not null,
  cluster_id uuid not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  since_at timestamptz not null,
  revoked_at timestamptz check (revoked_at >= since_at),
  foreign key (account_id, cluster_id) references renewal_account (id, cluster_id)
);
comment on column renewal_old_key.fingerprint is 'The SHA-256 of the certificate of the key.';
create index renewal_old_key_open on renewal_old_key (cluster_id) where revoked_at is null;

create function renewal_old_key_revoked_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'what is known of a key is never deleted';
  end if;
  if old.revoked_at is not null or new.revoked_at is null
      or (to_jsonb(new) - 'revoked_at') <> (to_jsonb(old) - 'revoked_at') then
    raise exception 'a key may only be revoked, once';
  end if;
  return new;
end $$;
create trigger renewal_old_key_revoked_once before update or delete on renewal_old_key
  for each row execute function renewal_old_key_revoked_once();

-- Which cluster's bundle is being renewed at this moment, so that no second instance does it too. A claim that was
-- never given back lapses.
create table renewal_claim (
  cluster_id uuid primary key references cluster,
  claim uuid not null,
  until_at timestamptz not null
);
