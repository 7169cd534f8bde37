-- Which exceptions address what at an instant stands in the index that finds it.
drop index coverage_at;
create index coverage_at on coverage using gist (during) include (finding_id, exception_id, container_id, kind);
