-- What the role that runs the portal may do; said anew after every migration. The role's name is the
-- user of spring.datasource; when it is also the user who migrates, there is nothing to grant.
--   append-only tables (a trigger's name contains "append_only")   read, add
--   intervals, closed once (a trigger's name contains "once")      read, add, change
--   the migrations' own history                                    nothing
--   all others                                                     read, add, change, delete
-- Nowhere: truncate, create, alter, drop.
do $$
declare
  role text := '${application_role}';
  relation record;
  rights text;
begin
  if role = '' or role = current_user then
    return;
  end if;
  execute format('grant usage on schema %I to %I', current_schema(), role);
  execute format('grant usage, select on all sequences in schema %I to %I', current_schema(), role);
  for relation in
    select c.oid::regclass as name, c.relname,
           coalesce((select string_agg(t.tgname, ' ') from pg_trigger t
                     where t.tgrelid = c.oid and not t.tgisinternal), '') as triggers
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v')
  loop
    execute format('revoke all on %s from %I', relation.name, role);
    rights := case
      when relation.relname = 'flyway_schema_history' then null
      when relation.triggers like '%append\_only%' then 'select, insert'
      when relation.triggers like '%once%' then 'select, insert, update'
      else 'select, insert, update, delete'
    end;
    if rights is not null then
      execute format('grant %s on %s to %I', rights, relation.name, role);
    end if;
  end loop;
end $$;
