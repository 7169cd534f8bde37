-- The keys that the portal signs evidence packages with. The public half stays for ever, so that what was signed once
-- can be checked for ever; the private half stands sealed in signing_secret. The present key is the last one made whose
-- private half is there: when that is taken away, the next package makes a new key.
create table signing_key (
  id uuid primary key,
  made_at timestamptz not null,
  public_key bytea not null,
  fingerprint text not null unique check (fingerprint ~ '^[0-9a-f]{64}$')
);
comment on column signing_key.public_key is 'SubjectPublicKeyInfo in DER.';
comment on column signing_key.fingerprint is 'The SHA-256 of public_key.';
create trigger signing_key_append_only before update or delete or truncate on signing_key
  for each statement execute function refuse_change();

-- The private half in PKCS #8, sealed as bundles are and bound to its key.
create table signing_secret (
  key_id uuid primary key references signing_key,
  kek_id text not null,
  key_nonce bytea not null check (length(key_nonce) = 12),
  sealed_key bytea not null check (length(sealed_key) = 48),
  nonce bytea not null check (length(nonce) = 12),
  sealed bytea not null check (length(sealed) > 16)
);
