-- The fingerprint with the command left out, beside the whole one, for exceptions that are pinned without the
-- command. What was read before is derived from the remembered facts, by the same rule as in the portal: SHA-256
-- over each text preceded by its length in bytes as a 32-bit big-endian number.
alter table finding_detail add column fingerprint_without_command text not null default '';

create function pg_temp.digest(texts text[]) returns text language sql as $$
  select encode(sha256(coalesce(string_agg(
    int4send(octet_length(convert_to(t, 'UTF8'))) || convert_to(t, 'UTF8'), ''::bytea order by n), ''::bytea)), 'hex')
  from unnest(texts) with ordinality as u (t, n)
$$;

alter table finding_detail disable trigger finding_detail_closed_once;
update finding_detail d
set fingerprint_without_command = pg_temp.digest(array[c.image_id, c.entrypoint_digest, c.run_as,
  c.privileged::text, pg_temp.digest(c.added_capabilities), pg_temp.digest(c.mounts), c.pid_mode])
from finding f, container c
where f.id = d.finding_id and c.cluster_id = f.cluster_id and c.id = d.container_id
  and pg_temp.digest(array[c.image_id, c.entrypoint_digest, c.run_as, c.privileged::text,
    pg_temp.digest(c.added_capabilities), pg_temp.digest(c.mounts), c.pid_mode, c.command_digest]) = d.fingerprint;
alter table finding_detail enable trigger finding_detail_closed_once;

alter table finding_detail alter column fingerprint_without_command drop default;
comment on column finding_detail.fingerprint_without_command is
  'Empty only where the facts of an old reading are gone: such a reading matches no exception pinned without the command.';
