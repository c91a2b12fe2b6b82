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
  generation integer not null
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
  -- The transaction that changed it, or one of its clocks, last.
  changed_xid xid8 not null default pg_current_xact_id(),
  -- Latest first, without opening last, in one ascending number.
  opened_key bigint not null generated always as (coalesce(-opened_at, 8640000000000001)) stored
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
create index ticket_root on ticket (root, ticket);
create index ticket_wake on ticket (wake_at, generation, ticket) where wake_at is not null;
create index ticket_generation on ticket (generation, ticket) where generation is not null;
create index ticket_changed on ticket (changed_xid, ticket);
create index ticket_opened on ticket (opened_key, ticket) where generation >= 0;
create index ticket_open on ticket (opened_key, ticket) where generation >= 0 and ended_at is null;
create index ticket_customer on ticket (customer, opened_key, ticket) where customer is not null;
create index ticket_customer_root on ticket (customer, root) where customer is not null;
create index ticket_service on ticket (service, opened_key, ticket) where service is not null;
create index ticket_uncommitted on ticket (no_commitment, opened_key, ticket) where no_commitment is not null;
create index ticket_restated on ticket (ticket) where restatements <> '[]';
create index ticket_unknown on ticket (source, called_as) where customer is null and called_as is not null;
create index ticket_called_as on ticket (called_as, source) where called_as is not null;

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

-- Joins tickets that are tied, then locks them and all that are tied to them in the order of their ids. Each statement
-- sees what was committed before it; so it is read again until what is locked is what is tied. Its plans are kept, and made
-- while the table may be as good as empty: every ticket is looked up by an index, whatever seems cheaper then.
create function lock_groups(asked text[], tied text[], tied_to text[])
returns table (ticket text, root text) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  named text[] := array(select distinct n collate "C" as n from unnest(asked || tied || tied_to) as n order by n);
  held text[] := '{}';
  wanted text[];
begin
  insert into ticket (ticket, root) select n, n from unnest(named) as n order by n collate "C" on conflict do nothing;
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
  end if;
  return query
    select t.ticket, t.root from unnest(held) as h (ticket) join ticket t on t.ticket = h.ticket
    order by t.root, t.ticket;
end $$;

-- The facts of streams, and what retracts one of them, wherever that lies.
create function facts_of(streams text[])
returns table (stream text, recorded_at bigint, body text, retracts boolean) language plpgsql stable
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
    with told as materialized (
      select e.stream, e.source, e.id, e.recorded_at, e.body
      from (select distinct s collate "C" as stream from unnest(streams) as s) as asked
      join event e on e.stream = asked.stream
    )
    select t.stream, t.recorded_at, t.body, false from told t
    union all
    (select distinct on (r.source, r.id) e.stream, e.recorded_at, e.body, true
      from told t
      join retraction r on r.of_source = t.source and r.of_id = t.id
      join event e on e.stream = r.stream and e.recorded_at = r.recorded_at and e.source = r.source and e.id = r.id
      order by r.source, r.id);
end $$;

-- Keeps facts (each source and id once), identities first in the order of their keys, so that two writers never wait for
-- each other in a ring. Gives the places of those that are known already, with what they say; null: somebody else kept it
-- after this began to look.
create function append_facts(facts json, channel text)
returns table (place integer, content text) language plpgsql
set enable_seqscan = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  new_ones bigint;
  places integer[];
  contents text[];
begin
  with given as materialized (
    select * from json_to_recordset(facts) as g (
      place int, stream text, recorded_at bigint, source text, id text, occurred_at bigint, type text, subject text,
      author text, body text, content text, of_id text, of_source text
    )
  ),
  added as (
    insert into event_identity (source, id, stream, recorded_at, content)
    select source, id, stream, recorded_at, decode(content, 'base64') from given
    order by source collate "C", id collate "C"
    on conflict do nothing returning source, id
  ),
  kept as (
    insert into event (stream, recorded_at, source, id, occurred_at, type, subject, author, body)
    select stream, recorded_at, source, id, occurred_at, type, subject, author, body
    from given join added using (source, id)
  ),
  retracted as (
    insert into retraction (of_source, of_id, stream, recorded_at, source, id)
    select of_source, of_id, stream, recorded_at, source, id from given join added using (source, id)
    where of_id is not null
  ),
  known as (
    select g.place, encode(i.content, 'base64') as content
    from given g
    left join added a using (source, id)
    left join event_identity i on i.source = g.source collate "C" and i.id = g.id collate "C"
    where a.id is null
  )
  select (select count(*) from added), array_agg(place), array_agg(content) from known
  into new_ones, places, contents;
  if new_ones > 0 then
    perform pg_notify(channel, pg_current_xact_id()::text);
  end if;
  return query select * from unnest(places, contents);
end $$;

-- Replaces what is projected of tickets, which are locked. A row that says what it said before is not written; a ticket
-- counts as changed when it or one of its clocks did. Its root is what `lock_groups` made it.
create function project_tickets(tickets json, clocks json, channel text)
returns void language plpgsql
set enable_seqscan = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  changed boolean;
begin
  with given as materialized (select * from json_populate_recordset(null::ticket, tickets)),
  timed as materialized (select * from json_populate_recordset(null::clock, clocks)),
  -- `offset 0` has the clocks of each ticket looked up by themselves, and never all clocks read through.
  had as materialized (
    select h.*
    from given g cross join lateral (
      select k.ctid as at, k.ticket, k.agreement, k.measure, k.cycle, k.version, k.target, k as clock
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
  -- The clocks that are new or say something else.
  put as (
    insert into clock as k
    select c.* from timed c
    left join had h on h.ticket = c.ticket and h.agreement = c.agreement and h.measure = c.measure
      and h.cycle = c.cycle and h.version = c.version and h.target = c.target
    where h.ticket is null or h.clock is distinct from c
    order by c.ticket, c.agreement, c.measure, c.cycle, c.version, c.target
    on conflict (ticket, agreement, measure, cycle, version, target) do update set
      level = excluded.level, state = excluded.state, verdict = excluded.verdict,
      started_at = excluded.started_at, due_at = excluded.due_at, due_target = excluded.due_target,
      due_level = excluded.due_level, stopped_at = excluded.stopped_at, breached_at = excluded.breached_at,
      first_verdict = excluded.first_verdict, elapsed_ms = excluded.elapsed_ms, remaining_ms = excluded.remaining_ms,
      paused_ms = excluded.paused_ms, budget_ms = excluded.budget_ms, counted_on = excluded.counted_on,
      priority = excluded.priority, excused_by = excluded.excused_by, excused_because = excluded.excused_because,
      counts_at = excluded.counts_at, moves = excluded.moves, board_at = excluded.board_at, kind = excluded.kind,
      facets = excluded.facets
    returning k.ticket
  ),
  touched as materialized (select ticket from gone union select ticket from put),
  -- What readers see of a ticket; which of these will see it tells `changed_xid`.
  kept as (
    insert into ticket as t (
      ticket, root, customer, called_as, source, opened_at, ended_at, priority, service, type, team, site, assignee,
      no_commitment, notices, restatements, last_event_at, generation, wake_at
    )
    select ticket, root, customer, called_as, source, opened_at, ended_at, priority, service, type, team, site, assignee,
      no_commitment, notices, restatements, last_event_at, generation, wake_at
    from given order by ticket
    on conflict (ticket) do update set
      customer = excluded.customer, called_as = excluded.called_as, source = excluded.source,
      opened_at = excluded.opened_at, ended_at = excluded.ended_at, priority = excluded.priority,
      service = excluded.service, type = excluded.type, team = excluded.team, site = excluded.site,
      assignee = excluded.assignee, no_commitment = excluded.no_commitment, notices = excluded.notices,
      restatements = excluded.restatements, last_event_at = excluded.last_event_at, generation = excluded.generation,
      wake_at = excluded.wake_at,
      changed_xid = case
        when t.ticket in (select ticket from touched) or coalesce(t.generation, -1) < 0
          or (t.customer, t.called_as, t.source, t.opened_at, t.ended_at, t.priority, t.service, t.type, t.team, t.site,
            t.assignee, t.no_commitment, t.notices, t.restatements, t.last_event_at)
          is distinct from (excluded.customer, excluded.called_as, excluded.source, excluded.opened_at,
            excluded.ended_at, excluded.priority, excluded.service, excluded.type, excluded.team, excluded.site,
            excluded.assignee, excluded.no_commitment, excluded.notices, excluded.restatements, excluded.last_event_at)
        then pg_current_xact_id() else t.changed_xid
      end
    where t.ticket in (select ticket from touched)
      or (t.customer, t.called_as, t.source, t.opened_at, t.ended_at, t.priority, t.service, t.type, t.team, t.site,
        t.assignee, t.no_commitment, t.notices, t.restatements, t.last_event_at, t.generation, t.wake_at)
      is distinct from (excluded.customer, excluded.called_as, excluded.source, excluded.opened_at,
        excluded.ended_at, excluded.priority, excluded.service, excluded.type, excluded.team, excluded.site,
        excluded.assignee, excluded.no_commitment, excluded.notices, excluded.restatements, excluded.last_event_at,
        excluded.generation, excluded.wake_at)
    returning t.changed_xid
  )
  select exists (select from kept where changed_xid = pg_current_xact_id()) into changed;
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
  late text[];
  outdated text[] := '{}';
  roots text[];
  held text[];
begin
  late := array(
    select t.root from ticket t where t.wake_at <= due_by
    order by t.wake_at, t.generation, t.ticket limit most for update skip locked
  );
  if cardinality(late) < most then
    outdated := array(
      select t.root from ticket t where t.generation < present
      order by t.generation, t.ticket limit most - cardinality(late) for update skip locked
    );
  end if;
  roots := late || outdated;
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
grant select, update on agreement_set to leeway_app;
