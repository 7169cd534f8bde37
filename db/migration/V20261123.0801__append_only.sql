-- For tables whose rows are added and never changed or deleted (decisions, evidence, audit). The owner's
-- own statements are refused too; afterMigrate.sql knows such a table by the name of its trigger:
--   create trigger append_only before update or delete or truncate on TABLE
--     for each statement execute function refuse_change();
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are added, never changed or deleted', tg_table_name;
end $$;
