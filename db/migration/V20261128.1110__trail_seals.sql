-- Seals of the audit log: from time to time the number and hash of its last line.
create table audit_seal (
  seq bigint primary key check (seq > 0),
  hash bytea not null check (length(hash) = 32),
  at timestamptz not null
);
create trigger audit_seal_append_only before update or delete or truncate on audit_seal
  for each statement execute function refuse_change();

-- For those who search the log.
create index audit_event_by_action on audit_event (action text_pattern_ops, seq);
create index audit_event_by_who on audit_event (who, seq);
create index audit_event_by_request on audit_event (request_id) where request_id is not null;
create index audit_event_by_subject_id on audit_event (subject_id, seq);
