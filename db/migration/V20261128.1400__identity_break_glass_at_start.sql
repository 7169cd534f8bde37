-- That whoever starts the portal had a break-glass account made is answered for like a sign-in to it.
alter table break_glass_use add column at_start boolean not null default false;
