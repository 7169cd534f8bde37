-- What a cluster is reached and known by changes only when two persons agree: one proposes, an ISSM who is another
-- confirms. Until then the present one stays in use. What became of a proposal is said once and stays.
create table proposed_change (
  id uuid primary key,
  cluster_id uuid not null references cluster,
  part text not null check (part in ('ENDPOINT', 'TRUST_ANCHORS', 'BUNDLE', 'PINNED_IDENTITY')),
  from_words text not null,
  to_words text not null,
  content text not null,
  reason text not null check (reason <> ''),
  made_at timestamptz not null,
  made_by text not null,
  made_by_account uuid,
  ended_at timestamptz check (ended_at >= made_at),
  outcome text check (outcome in ('CONFIRMED', 'REFUSED', 'WITHDRAWN', 'REPLACED', 'OVERTAKEN', 'CLUSTER_RETIRED')),
  ended_by text,
  remark text,
  proved text,
  check (num_nulls(ended_at, outcome, ended_by, remark) in (0, 4)),
  check (outcome is distinct from 'REFUSED' or remark <> '')
);
comment on column proposed_change.content is 'What takes effect, in the form of the module whose it is; never a secret.';
comment on column proposed_change.proved is 'How who confirmed had proved who they are, and when.';
create unique index proposed_change_one_open on proposed_change (cluster_id, part) where ended_at is null;
create index proposed_change_by_cluster on proposed_change (cluster_id, made_at);

create function proposed_change_ends_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a proposed change is never deleted';
  end if;
  if old.ended_at is not null or new.ended_at is null
      or (to_jsonb(new) - array['ended_at', 'outcome', 'ended_by', 'remark', 'proved'])
        <> (to_jsonb(old) - array['ended_at', 'outcome', 'ended_by', 'remark', 'proved']) then
    raise exception 'a proposed change may only be ended, once';
  end if;
  return new;
end $$;
create trigger proposed_change_ends_once before update or delete on proposed_change
  for each row execute function proposed_change_ends_once();
