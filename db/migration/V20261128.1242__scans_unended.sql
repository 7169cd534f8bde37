-- Scans that are still to end, few among all that ended.
create index scan_unended on scan (cluster_id, requested_at) where recorded_at is null;
