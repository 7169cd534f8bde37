-- Findings, coverage and posture follow from other rows: events, scans, decisions. When they do not, one command
-- writes them anew. It works as the owner of the tables and says in its transaction that it rebuilds; for the role
-- that runs the portal, and for an owner who does not say so, history stays as it is.
create function owner_rebuilds(relation regclass) returns boolean language sql stable as $$
  select coalesce(current_setting('muster.rebuild', true), '') = 'on'
    and exists (select from pg_class c where c.oid = relation and pg_get_userbyid(c.relowner) = current_user)
$$;

drop trigger finding_ends_once on finding;
create trigger finding_ends_once before update or delete on finding
  for each row when (not owner_rebuilds('finding')) execute function finding_ends_once();
drop trigger finding_place_closed_once on finding_place;
create trigger finding_place_closed_once before update or delete on finding_place
  for each row when (not owner_rebuilds('finding_place')) execute function closed_once();
drop trigger finding_detail_closed_once on finding_detail;
create trigger finding_detail_closed_once before update or delete on finding_detail
  for each row when (not owner_rebuilds('finding_detail')) execute function closed_once();
drop trigger coverage_history_stays on coverage;
create trigger coverage_history_stays before insert or update or delete on coverage
  for each row when (not owner_rebuilds('coverage')) execute function coverage_history_stays();
drop trigger posture_history_stays on posture;
create trigger posture_history_stays before insert or update or delete on posture
  for each row when (not owner_rebuilds('posture')) execute function posture_history_stays();
