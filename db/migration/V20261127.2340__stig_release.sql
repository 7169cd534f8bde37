-- STIGs as their publisher has them: releases side by side, added by import and never changed.

create table stig_release (
  id uuid primary key,
  stig_id text not null check (length(stig_id) between 1 and 200),
  title text not null check (length(title) between 1 and 500),
  version text not null check (version ~ '^[0-9][0-9.]{0,9}$'),
  release_number int not null check (release_number >= 0),
  released_on date not null,
  release_info text not null,
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  format text not null check (format in ('XCCDF', 'CKL', 'CKLB')),
  file_name text not null check (length(file_name) between 1 and 200),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  rules int not null check (rules > 0),
  imported_at timestamptz not null,
  account_id uuid not null,
  username text not null,
  display_name text not null
);
comment on column stig_release.released_on is 'The benchmark date; the release is in effect from this day (UTC) on.';
comment on column stig_release.sha256 is 'Of the document, however it was packed.';
create index stig_release_in_effect on stig_release (stig_id, released_on);
create trigger stig_release_append_only before update or delete or truncate on stig_release
  for each statement execute function refuse_change();

-- The document itself, so that nothing it says is lost.
create table stig_document (
  release_id uuid primary key references stig_release,
  content bytea not null
);
create trigger stig_document_append_only before update or delete or truncate on stig_document
  for each statement execute function refuse_change();

-- That a release is not to be used: imported by mistake, or withdrawn by its publisher.
create table stig_withdrawal (
  release_id uuid primary key references stig_release,
  withdrawn_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 2000),
  account_id uuid not null,
  username text not null,
  display_name text not null
);
create trigger stig_withdrawal_append_only before update or delete or truncate on stig_withdrawal
  for each statement execute function refuse_change();

-- One version and release of a STIG is in use once.
create function stig_release_is_one() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('stig ' || new.stig_id, 0));
  if exists (select from stig_release r
      where r.stig_id = new.stig_id and r.version = new.version and r.release_number = new.release_number
        and not exists (select from stig_withdrawal w where w.release_id = r.id)) then
    raise exception 'that version and release of the STIG is stored';
  end if;
  return new;
end $$;
create trigger stig_release_is_one before insert on stig_release
  for each row execute function stig_release_is_one();

create table stig_rule (
  release_id uuid not null references stig_release,
  v_id text not null check (v_id ~ '^V-[0-9]{1,9}$'),
  seq int not null check (seq > 0),
  rule_id text not null,
  rule_version text not null,
  title text not null check (title <> ''),
  severity text not null check (severity in ('HIGH', 'MEDIUM', 'LOW')),
  ccis text[] not null,
  legacy_ids text[] not null,
  texts jsonb not null check (jsonb_typeof(texts) = 'object'),
  -- Cut, since an index entry has a largest size; no published text comes near it.
  search tsvector not null generated always as (
    setweight(to_tsvector('english'::regconfig, left(title, 10000)), 'A')
    || setweight(to_tsvector('english'::regconfig, left(coalesce(texts ->> 'CHECK_CONTENT', ''), 40000)), 'B')
    || setweight(to_tsvector('english'::regconfig, left(coalesce(texts ->> 'FIX_TEXT', ''), 40000)), 'B')
    || setweight(to_tsvector('english'::regconfig, left(coalesce(texts ->> 'DISCUSSION', ''), 40000)), 'C')
  ) stored,
  primary key (release_id, v_id),
  unique (release_id, seq)
);
create index stig_rule_history on stig_rule (v_id);
create index stig_rule_search on stig_rule using gin (search);
create index stig_rule_ccis on stig_rule using gin (ccis);
create trigger stig_rule_append_only before update or delete or truncate on stig_rule
  for each statement execute function refuse_change();

-- A release gets no rule beyond those it was imported with.
create function stig_rule_belongs() returns trigger language plpgsql as $$
begin
  if not exists (select from stig_release where id = new.release_id and rules >= new.seq) then
    raise exception 'a release has the rules it was imported with';
  end if;
  return new;
end $$;
create trigger stig_rule_belongs before insert on stig_rule
  for each row execute function stig_rule_belongs();

-- Control correlation identifiers, from the list that DISA publishes.
create table cci_list (
  id uuid primary key,
  version text not null check (length(version) between 1 and 50),
  file_name text not null check (length(file_name) between 1 and 200),
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  items int not null check (items > 0),
  imported_at timestamptz not null,
  account_id uuid not null,
  username text not null,
  display_name text not null
);
create trigger cci_list_append_only before update or delete or truncate on cci_list
  for each statement execute function refuse_change();

create table cci_item (
  list_id uuid not null references cci_list,
  cci text not null check (cci ~ '^CCI-[0-9]{6}$'),
  status text not null,
  definition text not null,
  primary key (list_id, cci)
);
create trigger cci_item_append_only before update or delete or truncate on cci_item
  for each statement execute function refuse_change();

create table cci_reference (
  list_id uuid not null,
  cci text not null,
  seq int not null check (seq > 0),
  title text not null,
  edition text not null,
  place text not null,
  revision int,
  control text,
  primary key (list_id, cci, seq),
  foreign key (list_id, cci) references cci_item,
  check ((revision is null) = (control is null))
);
comment on column cci_reference.revision is 'The revision of NIST SP 800-53; empty for other documents.';
comment on column cci_reference.control is 'The control or enhancement in it, such as IA-2 or IA-2 (1).';
create index cci_reference_control on cci_reference (list_id, revision, control);
create trigger cci_reference_append_only before update or delete or truncate on cci_reference
  for each statement execute function refuse_change();
