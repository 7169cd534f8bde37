-- Exclusion constraints over an id and a range of time need btree_gist. It is a trusted extension:
-- whoever may create objects in this database may create it.
create extension if not exists btree_gist;
