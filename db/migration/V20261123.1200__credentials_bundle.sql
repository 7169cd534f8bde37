-- Client bundles. What is known of one stays for ever; its key, certificates and all else that opens a line
-- stands sealed in bundle_secret, and only while the bundle is the present one of its cluster.
create table bundle (
  id uuid primary key,
  cluster_id uuid not null references cluster,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  ended_at timestamptz check (ended_at >= uploaded_at),
  ended_because text check (ended_because in ('REPLACED', 'CLUSTER_RETIRED')),
  subject text not null,
  issuer text not null,
  serial text not null check (serial ~ '^[0-9a-f]+$'),
  key_kind text not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  not_before timestamptz not null,
  not_after timestamptz not null,
  endpoint text not null check (endpoint like 'https://%'),
  kubernetes text check (kubernetes like 'https://%'),
  mke_user text,
  mke_instance text,
  admin_hint text not null check (admin_hint in ('YES', 'NO', 'UNKNOWN')),
  authorities text[] not null check (cardinality(authorities) > 0),
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  check (num_nulls(ended_at, ended_because) in (0, 2))
);
create unique index bundle_one_current on bundle (cluster_id) where ended_at is null;
create index bundle_by_cluster on bundle (cluster_id, uploaded_at);

create function bundle_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'what is known of a bundle is never deleted';
  end if;
  if old.ended_at is not null or new.ended_at is null
      or (to_jsonb(new) - 'ended_at' - 'ended_because') <> (to_jsonb(old) - 'ended_at' - 'ended_because') then
    raise exception 'a bundle may only be ended, once';
  end if;
  return new;
end $$;

create trigger bundle_ends_once before update or delete on bundle
  for each row execute function bundle_ends_once();

-- Each bundle is sealed by a data key of its own, and that by the key-encryption key (kek), which is never in
-- the database: kek_id is a check value from which it cannot be found. Both seals are bound to cluster and
-- bundle. AES-256-GCM: 12 bytes of nonce, 16 of tag.
create table bundle_secret (
  bundle_id uuid primary key references bundle,
  cluster_id uuid not null unique references cluster,
  kek_id text not null,
  key_nonce bytea not null check (length(key_nonce) = 12),
  sealed_key bytea not null check (length(sealed_key) = 48),
  nonce bytea not null check (length(nonce) = 12),
  sealed bytea not null check (length(sealed) > 16)
);
