-- A bundle of another authority waits, sealed, until its proposal is confirmed: then it gets its row in bundle. Beside
-- the present one a cluster has at most one that waits. Only the present one opens.
alter table bundle_secret add column waiting boolean not null default false;
alter table bundle_secret drop constraint bundle_secret_bundle_id_fkey;
alter table bundle_secret add column present_bundle uuid
  generated always as (case when waiting then null else bundle_id end) stored references bundle;
alter table bundle_secret drop constraint bundle_secret_cluster_id_key;
alter table bundle_secret add constraint bundle_secret_one_each unique (cluster_id, waiting);
