-- Exceptions: what is asked, every step of its life, and what was decided on. All of it is added, never changed.

-- Numbers are given once each, year by year.
create table exception_number (
  year int primary key,
  last int not null check (last > 0)
);
create function exception_number_goes_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.year <> old.year or new.last <= old.last then
    raise exception 'the numbers of exceptions only go forward';
  end if;
  return new;
end $$;
create trigger exception_number_goes_forward before update or delete on exception_number
  for each row execute function exception_number_goes_forward();

create table exception_request (
  id uuid primary key,
  number text not null unique check (number ~ '^EX-[0-9]{4}-[0-9]{4,}$'),
  kind text not null check (kind in ('DOCUMENTED', 'RISK_ACCEPTED')),
  boundary_id uuid not null references boundary,
  follows uuid references exception_request,
  follows_as text check (follows_as in ('RENEWAL', 'AMENDMENT')),
  created_at timestamptz not null,
  check ((follows is null) = (follows_as is null))
);
create index exception_request_of_boundary on exception_request (boundary_id, created_at desc);
create index exception_request_follows on exception_request (follows) where follows is not null;
create trigger exception_request_append_only before update or delete or truncate on exception_request
  for each statement execute function refuse_change();

-- What a request says: a new version each time it is written.
create table exception_text (
  request_id uuid not null references exception_request,
  version int not null check (version > 0),
  written_at timestamptz not null,
  account_id uuid not null,
  title text not null check (length(title) <= 200),
  justification text not null check (length(justification) <= 10000),
  why_host_pid text not null check (length(why_host_pid) <= 10000),
  compensating_controls text not null check (length(compensating_controls) <= 10000),
  ssp_reference text not null check (length(ssp_reference) <= 500),
  ticket text not null check (length(ticket) <= 200),
  name_pattern text not null,
  node_pattern text not null,
  image_pattern text not null,
  clusters uuid[] not null,
  cluster_label text not null,
  pin text not null check (pin in ('FINGERPRINT', 'WITHOUT_COMMAND')),
  from_day date,
  until_day date,
  primary key (request_id, version)
);
create trigger exception_text_append_only before update or delete or truncate on exception_text
  for each statement execute function refuse_change();

-- What was seen: the facts of every container that a request catches, under the digest of the whole list.
create table exception_evidence (
  request_id uuid not null references exception_request,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  text_version int not null,
  taken_at timestamptz not null,
  primary key (request_id, digest),
  foreign key (request_id, text_version) references exception_text
);
create trigger exception_evidence_append_only before update or delete or truncate on exception_evidence
  for each statement execute function refuse_change();

create table exception_evidence_line (
  request_id uuid not null,
  digest text not null,
  line int not null,
  cluster_id uuid not null references cluster,
  cluster_name text not null,
  finding_id uuid not null references finding,
  opened_at timestamptz not null,
  node text not null,
  name text not null,
  container_id text not null,
  fingerprint text not null,
  fingerprint_without_command text not null,
  outcome text not null check (outcome in ('HOST', 'INHERITED', 'UNPROVEN')),
  chain text[] not null,
  pid_mode text not null,
  image text not null,
  image_id text not null,
  entrypoint_word text not null,
  entrypoint_digest text not null,
  command_word text not null,
  command_digest text not null,
  run_as text not null,
  privileged boolean not null,
  added_capabilities text[] not null,
  mounts text[] not null,
  primary key (request_id, digest, line),
  foreign key (request_id, digest) references exception_evidence
);
create trigger exception_evidence_line_append_only before update or delete or truncate on exception_evidence_line
  for each statement execute function refuse_change();

-- The life of a request, step by step. Its state is that after the last step.
create table exception_step (
  request_id uuid not null references exception_request,
  seq int not null check (seq > 0),
  at timestamptz not null,
  act text not null,
  state text not null,
  account_id uuid not null,
  username text not null,
  display_name text not null,
  role text not null,
  remark text not null,
  text_version int not null,
  evidence_digest text,
  primary key (request_id, seq),
  foreign key (request_id, text_version) references exception_text,
  foreign key (request_id, evidence_digest) references exception_evidence,
  check ((act, state) in (('WRITE', 'DRAFT'), ('EDIT', 'DRAFT'), ('SUBMIT', 'SUBMITTED'), ('RETURN', 'RETURNED'),
    ('ENDORSE', 'ENDORSED'), ('APPROVE', 'APPROVED'), ('REJECT', 'REJECTED'), ('WITHDRAW', 'WITHDRAWN'),
    ('REVOKE', 'REVOKED'))),
  check (act not in ('SUBMIT', 'ENDORSE', 'APPROVE', 'REJECT') or evidence_digest is not null),
  check (act in ('WRITE', 'EDIT', 'SUBMIT', 'WITHDRAW') or remark <> '')
);
create index exception_step_by_account on exception_step (account_id);
create trigger exception_step_append_only before update or delete or truncate on exception_step
  for each statement execute function refuse_change();

-- A step follows the one before it, in order, in time, and only where the life of a request allows it.
create function exception_step_follows() returns trigger language plpgsql as $$
declare
  last record;
begin
  select seq, at, state into last from exception_step where request_id = new.request_id order by seq desc limit 1;
  if new.seq <> coalesce(last.seq, 0) + 1 or new.at < last.at then
    raise exception 'steps of a request follow one another';
  end if;
  if not (coalesce(last.state, ''), new.act) in (('', 'WRITE'), ('DRAFT', 'EDIT'), ('DRAFT', 'SUBMIT'),
      ('DRAFT', 'WITHDRAW'), ('RETURNED', 'EDIT'), ('RETURNED', 'WITHDRAW'), ('SUBMITTED', 'ENDORSE'),
      ('SUBMITTED', 'RETURN'), ('SUBMITTED', 'WITHDRAW'), ('ENDORSED', 'APPROVE'), ('ENDORSED', 'REJECT'),
      ('ENDORSED', 'RETURN'), ('ENDORSED', 'WITHDRAW'), ('APPROVED', 'REVOKE')) then
    raise exception 'a request that is % cannot take the step %', coalesce(last.state, 'new'), new.act;
  end if;
  return new;
end $$;
create trigger exception_step_follows before insert on exception_step
  for each row execute function exception_step_follows();

-- An approved exception: for which clusters, which fingerprints and what time. Days are the boundary's, and the
-- instants follow from its zone as it was at the decision.
create table exception_term (
  request_id uuid primary key references exception_request,
  kind text not null check (kind in ('DOCUMENTED', 'RISK_ACCEPTED')),
  boundary_id uuid not null references boundary,
  pin text not null check (pin in ('FINGERPRINT', 'WITHOUT_COMMAND')),
  evidence_digest text not null,
  decided_at timestamptz not null,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  zone text not null,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at and until_at > decided_at),
  longest_days int not null check (longest_days between 1 and 1095),
  authorization_ends date,
  revoked_at timestamptz check (revoked_at > decided_at),
  foreign key (request_id, evidence_digest) references exception_evidence,
  constraint exception_term_is_not_too_long check (until_day - from_day < longest_days),
  constraint risk_is_not_accepted_beyond_the_authorization
    check (kind = 'DOCUMENTED' or authorization_ends is not null and until_day <= authorization_ends)
);
create function exception_term_is_revoked_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.revoked_at is not null or new.revoked_at is null
      or (to_jsonb(new) - 'revoked_at') <> (to_jsonb(old) - 'revoked_at') then
    raise exception 'an exception may only be revoked, once';
  end if;
  return new;
end $$;
create trigger exception_term_revoked_once before update or delete on exception_term
  for each row execute function exception_term_is_revoked_once();

-- The clusters that a decision froze.
create table exception_cluster (
  request_id uuid not null references exception_term,
  cluster_id uuid not null references cluster,
  primary key (request_id, cluster_id)
);
create index exception_cluster_of_cluster on exception_cluster (cluster_id);
create trigger exception_cluster_append_only before update or delete or truncate on exception_cluster
  for each statement execute function refuse_change();

-- Who opened a request for deciding, and what they saw.
create table exception_opening (
  id bigint generated always as identity primary key,
  request_id uuid not null references exception_request,
  account_id uuid not null,
  at timestamptz not null,
  evidence_digest text not null,
  foreign key (request_id, evidence_digest) references exception_evidence
);
create index exception_opening_of_request on exception_opening (request_id, account_id, at desc);
create trigger exception_opening_append_only before update or delete or truncate on exception_opening
  for each statement execute function refuse_change();

create table exception_comment (
  id uuid primary key,
  request_id uuid not null references exception_request,
  at timestamptz not null,
  account_id uuid not null,
  username text not null,
  display_name text not null,
  role text not null,
  text text not null check (length(text) between 1 and 10000),
  private boolean not null
);
comment on column exception_comment.private is 'A note among those who endorse and decide.';
create index exception_comment_of_request on exception_comment (request_id, at);
create trigger exception_comment_append_only before update or delete or truncate on exception_comment
  for each statement execute function refuse_change();

create table exception_attachment (
  id uuid primary key,
  request_id uuid not null references exception_request,
  at timestamptz not null,
  account_id uuid not null,
  username text not null,
  file_name text not null check (length(file_name) between 1 and 200),
  media_type text not null,
  size int not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea not null
);
create index exception_attachment_of_request on exception_attachment (request_id, at);
create trigger exception_attachment_append_only before update or delete or truncate on exception_attachment
  for each statement execute function refuse_change();
