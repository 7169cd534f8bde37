-- The log of every change. Each row carries the hash of the row before it; none is ever changed.
create table audit_event (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  account_id uuid,
  who text not null,
  roles text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  boundary_id uuid,
  request_id text,
  source_address text,
  details text not null check (jsonb_typeof(details::jsonb) = 'object'),
  prev_hash bytea not null check (length(prev_hash) = 32),
  hash bytea not null check (length(hash) = 32)
);
create index audit_event_by_instant on audit_event (at);
create index audit_event_by_subject on audit_event (subject_type, subject_id, seq);
create index audit_event_by_boundary on audit_event (boundary_id, seq);

create function audit_event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only ever added to';
end $$;
create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function audit_event_is_append_only();
create trigger audit_event_append_only_truncate before truncate on audit_event
  for each statement execute function audit_event_is_append_only();
