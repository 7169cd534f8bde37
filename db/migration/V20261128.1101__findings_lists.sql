-- Lists over years of history: what ended stands in an index in the order of its list, and what held at an instant is
-- found without looking at what did not.
create index finding_ended on finding (opened_at desc, id) include (ended_at) where ended_at is not null;
create index finding_at on finding using gist (during);
create index finding_place_in_boundary on finding_place (boundary_id, finding_id) include (until_at);
create index posture_at on posture using gist (during);
create index coverage_at on coverage using gist (during);
