-- What the fleet says of the last scans of each cluster stands in the indexes that find them.
drop index scan_ended;
create index scan_ended on scan (cluster_id, recorded_at desc) include (id, boundary_id, trouble)
  where status <> 'CANCELLED';
drop index scan_completed;
create index scan_completed on scan (cluster_id, recorded_at desc) include (id) where status = 'COMPLETED';
