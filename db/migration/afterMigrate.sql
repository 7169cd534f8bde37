-- What the role that runs the portal may do; said anew after every migration. The role's name is the
-- user of spring.datasource; when it is also the user who migrates, there is nothing to grant.
--   everywhere           read, add, change, delete rows; never truncate, create, alter or drop
--   append-only tables   read and add: those with a trigger whose name contains "append_only"
--   the migrations' own history   nothing
do $$
declare
  role text := '${application_role}';
  relation record;
begin
  if role = '' or role = current_user then
    return;
  end if;
  execute format('grant usage on schema %I to %I', current_schema(), role);
  execute format('grant usage, select on all sequences in schema %I to %I', current_schema(), role);
  for relation in
    select c.oid::regclass as name,
           c.relname = 'flyway_schema_history' as history,
           exists (select from pg_trigger t
                   where t.tgrelid = c.oid and not t.tgisinternal and t.tgname like '%append\_only%')
             as append_only
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v')
  loop
    execute format('revoke all on %s from %I', relation.name, role);
    if relation.history then
      continue;
    elsif relation.append_only then
      execute format('grant select, insert on %s to %I', relation.name, role);
    else
      execute format('grant select, insert, update, delete on %s to %I', relation.name, role);
    end if;
  end loop;
end $$;
