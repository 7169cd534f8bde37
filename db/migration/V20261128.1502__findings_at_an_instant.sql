-- What is open of a cluster at an instant, and what an exception addresses then, without looking at all there was.
create index finding_stand_of_cluster_at on finding_stand using gist (cluster_id, during)
  include (finding_id, boundary_id, opened_at, system, stand);
drop index coverage_of_exception;
create index coverage_of_exception on coverage using gist (exception_id, during) include (finding_id);
