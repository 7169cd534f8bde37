-- Keys with which programs act as a person. Only the SHA-256 of one is kept.
create table api_token (
  id uuid primary key,
  account_id uuid not null references account,
  name text not null check (length(name) between 1 and 100),
  hash bytea not null unique check (length(hash) = 32),
  scopes text[] check (scopes <@ array['read', 'scan', 'manage', 'decide'] and cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  version int not null,
  check (expires_at > created_at and expires_at <= created_at + interval '366 days')
);
create index api_token_by_account on api_token (account_id);
