-- What a scan left unread because it was out of service then: once it is in service again, it is unread.
alter table posture_scan add column excused text[] not null default '{}';
comment on column posture_scan.excused is 'Host names of nodes that were not read wholly, out of service at the scan.';

-- A confirmed bundle of another cluster or authority: what was read before may be of another cluster.
alter table posture_input add column bundle_replaced boolean not null default false;
