-- The last scan that read anything of a cluster, without looking at those that read nothing.
create index scan_read on scan (cluster_id, recorded_at desc) where inventory_digest is not null;
