-- How the clusters of a boundary stood at an instant, without looking at those of others.
create index posture_in_boundary_at on posture using gist (boundary_id, during);
