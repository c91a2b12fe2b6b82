-- Facts, which are only ever added, and what is projected from them, which can be dropped and made anew.

-- What must be unique over everything stands in a table of its own, so that facts may be split by stream.
create table event_identity (
  source text collate "C" not null,
  id text collate "C" not null,
  stream text collate "C" not null,
  recorded_at bigint not null,
  -- SHA-256 of what it says (type, subject, occurredAt, sequence, data), whatever the order of its fields.
  content bytea not null,
  primary key (source, id)
);

create table event (
  stream text collate "C" not null,
  recorded_at bigint not null,
  source text collate "C" not null,
  id text collate "C" not null,
  occurred_at bigint not null,
  type text collate "C" not null,
  subject text collate "C" not null,
  author text collate "C",
  body text not null,
  -- The instant in between: a stream is read, and paged through, by its key alone.
  primary key (stream, recorded_at, source, id)
);
create index event_recorded on event (recorded_at, source, id);

-- Which facts took which others back: a stream's retractions are found without looking for them elsewhere.
create table retraction (
  of_source text collate "C" not null,
  of_id text collate "C" not null,
  stream text collate "C" not null,
  recorded_at bigint not null,
  source text collate "C" not null,
  id text collate "C" not null,
  primary key (of_source, of_id, source, id)
);

create table agreement_set (
  single boolean primary key default true check (single),
  generation integer not null,
  -- One more whenever a customer, or a name of one, is declared, changed or taken back.
  names bigint not null default 1
);
insert into agreement_set (generation) values (1);

create table ticket (
  ticket text collate "C" primary key,
  root text collate "C" not null,
  customer text collate "C",
  called_as text collate "C",
  source text collate "C",
  opened_at bigint,
  ended_at bigint,
  priority text collate "C",
  service text collate "C",
  type text collate "C",
  team text collate "C",
  site text collate "C",
  assignee text collate "C",
  no_commitment text collate "C",
  notices text not null default '[]',
  restatements text not null default '[]',
  last_event_at bigint,
  -- Null: somebody named it, but nothing was ever projected of it. -1: its projection was dropped and is due.
  generation integer,
  wake_at bigint,
  -- Its group has other tickets too; said when groups are joined.
  has_ties boolean not null default false,
  -- The transaction that changed it, or one of its clocks, last.
  changed_xid xid8,
  -- Latest first, without opening last, in one ascending number.
  opened_key bigint not null generated always as (coalesce(-opened_at, 8640000000000001)) stored,
  -- What an index asks for, of a text that changes with each late fact.
  has_restatements boolean not null generated always as (restatements <> '[]') stored
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
-- What most events change stands in none of these, so that a row is written anew in its place.
create index ticket_root on ticket (root, ticket);
create index ticket_wake on ticket (wake_at, generation, ticket) where wake_at is not null;
create index ticket_generation on ticket (generation, ticket) where generation is not null;
create index ticket_opened on ticket (opened_key, ticket) where generation >= 0;
create index ticket_open on ticket (opened_key, ticket) where generation >= 0 and ended_at is null;
create index ticket_customer on ticket (customer, opened_key, ticket) where customer is not null;
create index ticket_customer_root on ticket (customer, root) where customer is not null;
create index ticket_service on ticket (service, opened_key, ticket) where service is not null;
create index ticket_uncommitted on ticket (no_commitment, opened_key, ticket) where no_commitment is not null;
create index ticket_restated on ticket (ticket) where has_restatements;
create index ticket_unknown on ticket (source, called_as) where customer is null and called_as is not null;
create index ticket_called_as on ticket (called_as, source) where called_as is not null;

-- In which transaction a ticket changed last (`changed_xid`), in the order of these. What is older is taken out.
create table ticket_change (
  xid xid8 not null,
  ticket text collate "C" not null,
  primary key (xid, ticket)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

create table clock (
  ticket text collate "C" not null,
  agreement text collate "C" not null,
  version integer not null,
  measure text collate "C" not null,
  cycle integer not null,
  target text collate "C" not null,
  level text collate "C",
  state text collate "C" not null,
  verdict text collate "C" not null,
  started_at bigint,
  due_at bigint,
  due_target text collate "C",
  due_level text collate "C",
  stopped_at bigint,
  breached_at bigint,
  first_verdict text collate "C",
  elapsed_ms bigint,
  remaining_ms bigint,
  paused_ms bigint,
  budget_ms bigint,
  counted_on text collate "C",
  priority text collate "C",
  excused_by text collate "C",
  excused_because text,
  counts_at bigint,
  moves boolean not null,
  -- Its place on the board: `due_at`, what has none last; null: over.
  board_at bigint,
  -- Of clocks that are not over: what has few values, in one (`state|verdict|measure|priority`), and what has many,
  -- each with the letter of what it is. A board may be filtered by all of them.
  kind text collate "C",
  facets text[] collate "C",
  -- One case may run under several duties to notify at once: only their targets tell those clocks apart.
  primary key (ticket, agreement, measure, cycle, version, target)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
create index clock_board on clock (board_at, ticket, agreement, measure, cycle, target) where board_at is not null;
create index clock_kind on clock (kind, board_at, ticket, agreement, measure, cycle, target) include (version)
  where board_at is not null;
-- Facets stand in fixed places: each index is a board of one customer, service, team, person, agreement, kind by kind.
create index clock_customer on clock ((facets[1]), kind, board_at, ticket, agreement, measure, cycle)
  where board_at is not null;
create index clock_service on clock ((facets[2]), kind, board_at, ticket, agreement, measure, cycle)
  where board_at is not null;
create index clock_team on clock ((facets[3]), kind, board_at, ticket, agreement, measure, cycle)
  where board_at is not null;
create index clock_assignee on clock ((facets[4]), kind, board_at, ticket, agreement, measure, cycle)
  where board_at is not null;
create index clock_agreement on clock ((facets[5]), kind, board_at, ticket, agreement, measure, cycle)
  where board_at is not null;
-- What waits to be sorted into it is read through by every question: it is kept short (kB).
create index clock_facets on clock using gin (facets) with (gin_pending_list_limit = 256) where board_at is not null;
create index clock_counted on clock (agreement, counts_at) where counts_at is not null;
create index clock_moving on clock (agreement) where moves;

-- Joins tickets that are tied, then locks them and all that are tied to them in the order of their ids: first those that
-- nobody has heard of, which are made, then the others. Each statement sees what was committed before it; so groups of
-- several tickets are read again until what is locked is what is tied. Plans are kept, and made while the table may be as
-- good as empty: every ticket is looked up by an index, whatever seems cheaper then.
create function lock_groups(asked text[], tied text[], tied_to text[])
returns table (ticket text, root text) language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  named text[] := asked || tied || tied_to;
  made text[];
  others text[];
begin
  with fresh as (
    insert into ticket (ticket, root)
    select n.ticket, n.ticket from unnest(named) as n (ticket) order by n.ticket collate "C"
    on conflict do nothing returning ticket
  )
  select array_agg(f.ticket) into made from fresh f;
  if cardinality(tied) = 0 and not exists (
    select from unnest(named) as n (ticket)
    cross join lateral (select t.has_ties from ticket t where t.ticket = n.ticket offset 0) as t
    where t.has_ties
  ) then
    others := array(
      select o.ticket from (select unnest(named) as ticket except select unnest(made)) as o
      order by o.ticket collate "C"
    );
    if not coalesce((
      select bool_or(h.has_ties) from unnest(others) as o (ticket)
      cross join lateral (select t.has_ties from ticket t where t.ticket = o.ticket for update) as h
    ), false) then
      return query
        select n.ticket, n.ticket from (select distinct unnest(named) collate "C") as n (ticket) order by n.ticket;
      return;
    end if;
  end if;
  return query select g.ticket, g.root from lock_tied(named, tied, tied_to) as g;
end $$;

-- The same where a group may have several tickets; those that are named are there.
create function lock_tied(named text[], tied text[], tied_to text[])
returns table (ticket text, root text) language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  held text[] := '{}';
  wanted text[];
begin
  loop
    wanted := array(
      select t.ticket
      from (select distinct s.root from unnest(named) as n (ticket) join ticket s on s.ticket = n.ticket) as r
      join ticket t on t.root = r.root
      order by t.ticket
    );
    exit when wanted = held;
    perform from unnest(wanted) as w (ticket) join ticket t on t.ticket = w.ticket order by t.ticket for update of t;
    held := wanted;
  end loop;
  if cardinality(tied) > 0 then
    loop
      update ticket t set root = joined.root
      from (
        select greatest(a.root, b.root) as had, min(least(a.root, b.root)) as root
        from unnest(tied, tied_to) as tie (one, other)
        join ticket a on a.ticket = tie.one
        join ticket b on b.ticket = tie.other
        where a.root <> b.root
        group by 1
      ) as joined
      where t.root = joined.had;
      exit when not found;
    end loop;
    update ticket t set has_ties = true
    from unnest(held) as h (ticket)
    where t.ticket = h.ticket and not t.has_ties
      and exists (select from ticket mate where mate.root = t.root and mate.ticket <> t.ticket);
  end if;
  return query
    select t.ticket, t.root from unnest(held) as h (ticket) join ticket t on t.ticket = h.ticket
    order by t.root, t.ticket;
end $$;

-- The facts of streams, and what retracts one of them, wherever that lies.
create function facts_of(streams text[])
returns table (stream text, recorded_at bigint, body text, retracts boolean) language plpgsql stable
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
    with told as materialized (
      select e.*
      from (select distinct s collate "C" as stream from unnest(streams) as s) as asked
      cross join lateral (
        select e.stream, e.source, e.id, e.recorded_at, e.body from event e where e.stream = asked.stream offset 0
      ) as e
    )
    select t.stream, t.recorded_at, t.body, false from told t
    union all
    (select distinct on (r.source, r.id) e.stream, e.recorded_at, e.body, true
      from told t
      cross join lateral (
        select r.* from retraction r where r.of_source = t.source and r.of_id = t.id offset 0
      ) as r
      join event e on e.stream = r.stream and e.recorded_at = r.recorded_at and e.source = r.source and e.id = r.id
      order by r.source, r.id);
end $$;

-- Keeps facts (each source and id once, column by column), identities first in the order of their keys, so that two
-- writers never wait for each other in a ring. Gives the places (from 1) of those that are known already, with what they
-- say; null: somebody else kept it after this began to look.
create function append_facts(
  streams text[], recorded bigint[], sources text[], ids text[], occurred bigint[], types text[], subjects text[],
  authors text[], bodies text[], contents text[], of_sources text[], of_ids text[], channel text
)
returns table (place integer, content text) language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  new_sources text[];
  new_ids text[];
  known integer[];
begin
  with added as (
    insert into event_identity (source, id, stream, recorded_at, content)
    select g.source, g.id, g.stream, g.recorded_at, decode(g.content, 'base64')
    from unnest(sources, ids, streams, recorded, contents) as g (source, id, stream, recorded_at, content)
    order by g.source collate "C", g.id collate "C"
    on conflict do nothing returning source, id
  )
  select array_agg(source), array_agg(id) into new_sources, new_ids from added;
  if cardinality(new_ids) = cardinality(ids) then
    known := '{}';
  else
    known := array(
      select g.place from unnest(sources, ids) with ordinality as g (source, id, place)
      where (g.source, g.id) not in (select n.source, n.id from unnest(new_sources, new_ids) as n (source, id))
    );
  end if;
  if new_ids is not null then
    insert into event (stream, recorded_at, source, id, occurred_at, type, subject, author, body)
    select g.stream, g.recorded_at, g.source, g.id, g.occurred_at, g.type, g.subject, g.author, g.body
    from unnest(streams, recorded, sources, ids, occurred, types, subjects, authors, bodies) with ordinality
      as g (stream, recorded_at, source, id, occurred_at, type, subject, author, body, place)
    where g.place <> all (known);
    if array_length(array_remove(of_ids, null), 1) > 0 then
      insert into retraction (of_source, of_id, stream, recorded_at, source, id)
      select g.of_source, g.of_id, g.stream, g.recorded_at, g.source, g.id
      from unnest(of_sources, of_ids, streams, recorded, sources, ids) with ordinality
        as g (of_source, of_id, stream, recorded_at, source, id, place)
      where g.of_id is not null and g.place <> all (known);
    end if;
    perform pg_notify(channel, pg_current_xact_id()::text);
  end if;
  if cardinality(known) > 0 then
    return query
      select k.place, (
        select encode(i.content, 'base64') from event_identity i
        where i.source = sources[k.place] collate "C" and i.id = ids[k.place] collate "C"
      )
      from unnest(known) as k (place);
  end if;
end $$;

-- Replaces what is projected of tickets, which are locked. A row that says what it said before is not written; a ticket
-- counts as changed when it or one of its clocks did. Its root is what `lock_groups` made it.
create function project_tickets(tickets ticket[], clocks clock[], channel text)
returns void language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  touched text[];
  changed boolean;
begin
  with timed as materialized (select c.* from unnest(clocks) as c),
  -- `offset 0` has the clocks of each ticket looked up by themselves, and never all clocks read through.
  had as materialized (
    select h.*
    from unnest(tickets) as g cross join lateral (
      select k.ctid as at, k.ticket, k.agreement, k.measure, k.cycle, k.version, k.target
      from clock k where k.ticket = g.ticket offset 0
    ) as h
  ),
  -- The clocks that a ticket had and has no more.
  gone as (
    delete from clock k where k.ctid = any (array(
      select h.at from had h
      left join timed c on c.ticket = h.ticket and c.agreement = h.agreement and c.measure = h.measure
        and c.cycle = h.cycle and c.version = h.version and c.target = h.target
      where c.ticket is null
    ))
    returning k.ticket
  ),
  -- The clocks that say something else, in their place.
  put as (
    update clock k set
      level = c.level, state = c.state, verdict = c.verdict, started_at = c.started_at, due_at = c.due_at,
      due_target = c.due_target, due_level = c.due_level, stopped_at = c.stopped_at, breached_at = c.breached_at,
      first_verdict = c.first_verdict, elapsed_ms = c.elapsed_ms, remaining_ms = c.remaining_ms,
      paused_ms = c.paused_ms, budget_ms = c.budget_ms, counted_on = c.counted_on, priority = c.priority,
      excused_by = c.excused_by, excused_because = c.excused_because, counts_at = c.counts_at, moves = c.moves,
      board_at = c.board_at, kind = c.kind, facets = c.facets
    from timed c
    join had h on h.ticket = c.ticket and h.agreement = c.agreement and h.measure = c.measure
      and h.cycle = c.cycle and h.version = c.version and h.target = c.target
    where k.ctid = h.at and (
        k.level, k.state, k.verdict, k.started_at, k.due_at, k.due_target, k.due_level, k.stopped_at, k.breached_at,
        k.first_verdict, k.elapsed_ms, k.remaining_ms, k.paused_ms, k.budget_ms, k.counted_on, k.priority,
        k.excused_by, k.excused_because, k.counts_at, k.moves, k.board_at, k.kind, k.facets
      ) is distinct from (
        c.level, c.state, c.verdict, c.started_at, c.due_at, c.due_target, c.due_level, c.stopped_at, c.breached_at,
        c.first_verdict, c.elapsed_ms, c.remaining_ms, c.paused_ms, c.budget_ms, c.counted_on, c.priority,
        c.excused_by, c.excused_because, c.counts_at, c.moves, c.board_at, c.kind, c.facets
      )
    returning k.ticket
  ),
  -- The clocks that are new.
  added as (
    insert into clock as k
    select c.* from timed c
    left join had h on h.ticket = c.ticket and h.agreement = c.agreement and h.measure = c.measure
      and h.cycle = c.cycle and h.version = c.version and h.target = c.target
    where h.ticket is null
    order by c.ticket, c.agreement, c.measure, c.cycle, c.version, c.target
    returning k.ticket
  )
  select array(select ticket from gone union select ticket from put union select ticket from added) into touched;
  with given as materialized (
    select g.*, t.ctid as at, t.changed_xid as had_xid,
      g.ticket in (select unnest(touched)) or coalesce(t.generation, -1) < 0
        or (t.customer, t.called_as, t.source, t.opened_at, t.ended_at, t.priority, t.service, t.type, t.team, t.site,
          t.assignee, t.no_commitment, t.notices, t.restatements, t.last_event_at)
        is distinct from (g.customer, g.called_as, g.source, g.opened_at, g.ended_at, g.priority, g.service, g.type,
          g.team, g.site, g.assignee, g.no_commitment, g.notices, g.restatements, g.last_event_at) as says_more,
      (t.generation, t.wake_at) is distinct from (g.generation, g.wake_at) as is_seen_to
    from unnest(tickets) as g join ticket t on t.ticket = g.ticket
  ),
  told as (
    update ticket t set
      customer = g.customer, called_as = g.called_as, source = g.source, opened_at = g.opened_at, ended_at = g.ended_at,
      priority = g.priority, service = g.service, type = g.type, team = g.team, site = g.site, assignee = g.assignee,
      no_commitment = g.no_commitment, notices = g.notices, restatements = g.restatements,
      last_event_at = g.last_event_at, generation = g.generation, wake_at = g.wake_at,
      changed_xid = case when g.says_more then pg_current_xact_id() else t.changed_xid end
    from given g where t.ctid = g.at and (g.says_more or g.is_seen_to)
  ),
  -- What readers see of a ticket; which of these will see it tells `changed_xid`.
  newly as (
    select g.ticket, g.had_xid from given g where g.says_more and g.had_xid is distinct from pg_current_xact_id()
  ),
  outdated as (delete from ticket_change c using newly n where c.xid = n.had_xid and c.ticket = n.ticket),
  noted as (insert into ticket_change (xid, ticket) select pg_current_xact_id(), n.ticket from newly n)
  select exists (select from newly) into changed;
  if changed then
    perform pg_notify(channel, pg_current_xact_id()::text);
  end if;
end $$;

-- Locks groups of which a ticket is due, most urgent first, and passes over those that another transaction holds.
create function lock_due(due_by bigint, most integer)
returns table (place bigint, ticket text, root text) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  present integer := (select generation from agreement_set);
  roots text[];
  others text[];
  tied boolean;
  others_tied boolean := false;
  held text[];
begin
  select coalesce(array_agg(d.root), '{}'), coalesce(bool_or(d.has_ties), false) into roots, tied
  from (
    select t.root, t.has_ties from ticket t where t.wake_at <= due_by
    order by t.wake_at, t.generation, t.ticket limit most for update skip locked
  ) as d;
  if cardinality(roots) < most then
    select coalesce(array_agg(d.root), '{}'), coalesce(bool_or(d.has_ties), false) into others, others_tied
    from (
      select t.root, t.has_ties from ticket t
      where t.generation < present and (t.wake_at is null or t.wake_at > due_by)
      order by t.generation, t.ticket limit most - cardinality(roots) for update skip locked
    ) as d;
    roots := roots || others;
  end if;
  -- Most tickets are a group of their own, which is locked by now.
  if not tied and not others_tied then
    return query select u.n, u.r, u.r from unnest(roots) with ordinality as u (r, n) order by u.n;
    return;
  end if;
  held := array(
    select t.ticket from (select distinct r as root from unnest(roots) as r) as w join ticket t on t.root = w.root
    order by t.ticket for update of t skip locked
  );
  return query
    with wanted as (select r as root, min(n) as place from unnest(roots) with ordinality as u (r, n) group by r),
    taken_up as (
      select t.root, count(*) as size from unnest(held) as h (ticket) join ticket t on t.ticket = h.ticket group by t.root
    ),
    sized as (
      select w.root, w.place, u.size, u.size = (select count(*) from ticket t where t.root = w.root) as whole
      from wanted w join taken_up u on u.root = w.root
    ),
    taken as (
      select s.root, s.place, sum(s.size) over (order by s.place) as total, row_number() over (order by s.place) as number
      from sized s where s.whole
    )
    select k.place, t.ticket, t.root
    from taken k join ticket t on t.root = k.root
    where k.total <= most or k.number = 1
    order by k.place, t.ticket;
end $$;

grant select, insert on event_identity, event, retraction to leeway_app;
grant select, insert, update, delete on ticket, clock to leeway_app;
grant select, insert, delete on ticket_change to leeway_app;
grant select, update on agreement_set to leeway_app;
