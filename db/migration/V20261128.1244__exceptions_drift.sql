-- Whether an exception's evidence has a name, or a fingerprint, without reading all of it.
create index exception_evidence_line_named on exception_evidence_line
  (request_id, digest, name, fingerprint, fingerprint_without_command);
