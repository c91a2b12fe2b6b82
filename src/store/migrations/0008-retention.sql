-- How long what a source sends along, and no rule reads, is kept; sources that are not here keep it for ever.
create table retention (
  source text collate "C" primary key,
  days integer not null check (days between 1 and 36500),
  set_at bigint not null,
  set_by text collate "C",
  -- Up to where its facts were looked at, in the order (recorded_at, id); null: nowhere yet.
  done_at bigint,
  done_id text collate "C",
  -- How many of its facts lost something since it was set.
  forgotten bigint not null default 0
);

-- What is left of a fact of which something was forgotten, so that nobody changes it unseen: written by `forget` alone.
create table forgotten_fact (
  source text collate "C" not null,
  id text collate "C" not null,
  forgotten_at bigint not null,
  -- SHA-256 of the body that remained.
  content bytea not null,
  primary key (source, id, forgotten_at)
);

-- Facts are only ever added: the program's role may not write over one. This runs as the owner instead (no connection of
-- the owner's is open while the program works), and can do one thing only: take something out of a body. A body is
-- replaced by a shorter one that says nothing the one before did not and is still the same fact's, and only when the
-- fact is older than what is set for its source, by this database's clock. What `event_identity` knows of it stays, and what
-- remains of it is noted. Its plan is kept, and made while the table may be as good as empty: every fact is looked up by
-- the key.
create function forget(of_source text, bodies json)
returns bigint language plpgsql security definer
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  kept_days integer := (select r.days from retention r where r.source = of_source);
  present bigint := extract(epoch from clock_timestamp()) * 1000;
  replaced bigint;
begin
  if kept_days is null or exists (
    select from json_to_recordset(bodies) as g (recorded_at bigint)
    where g.recorded_at >= present - kept_days * 86400000::bigint
  ) then
    raise exception 'a fact of % is to be kept whole', of_source;
  end if;
  with shortened as (
    update event e set body = g.body
    from json_to_recordset(bodies) as g (stream text, recorded_at bigint, id text, body text)
    where e.stream = g.stream collate "C" and e.recorded_at = g.recorded_at and e.source = of_source
      and e.id = g.id collate "C"
      and octet_length(g.body) < octet_length(e.body)
      and e.body::jsonb @> g.body::jsonb
      and g.body::jsonb @> jsonb_build_object('id', e.id, 'source', e.source, 'type', e.type)
      and g.body::jsonb ? 'time'
    returning e.id, e.body
  )
  insert into forgotten_fact (source, id, forgotten_at, content)
  select of_source, id, present, sha256(convert_to(body, 'UTF8')) from shortened
  on conflict (source, id, forgotten_at) do update set content = excluded.content;
  get diagnostics replaced = row_count;
  return replaced;
end $$;

-- Whoever calls it must not be able to put a table of his own in the place of these: temporary ones come last.
do $$ begin
  execute format('alter function forget(text, json) set search_path = pg_catalog, %I, pg_temp', current_schema());
end $$;

revoke all on function forget(text, json) from public;
grant execute on function forget(text, json) to leeway_app;
grant select, insert, update, delete on retention to leeway_app;
grant select on forgotten_fact to leeway_app;
