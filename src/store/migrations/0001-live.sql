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
  primary key (ticket, agreement, measure, cycle, version)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
create index clock_board on clock (board_at, ticket, agreement, measure, cycle) where board_at is not null;
create index clock_kind on clock (kind, board_at, ticket, agreement, measure, cycle) include (version)
  where board_at is not null;
-- Facets stand in fixed places: each index is a board of one customer, service, team, person, agreement.
create index clock_customer on clock ((facets[1]), board_at, ticket, agreement, measure, cycle) where board_at is not null;
create index clock_service on clock ((facets[2]), board_at, ticket, agreement, measure, cycle) where board_at is not null;
create index clock_team on clock ((facets[3]), board_at, ticket, agreement, measure, cycle) where board_at is not null;
create index clock_assignee on clock ((facets[4]), board_at, ticket, agreement, measure, cycle) where board_at is not null;
create index clock_agreement on clock ((facets[5]), board_at, ticket, agreement, measure, cycle)
  where board_at is not null;
-- What waits to be sorted into it is read through by every question: it is kept short (kB).
create index clock_facets on clock using gin (facets) with (gin_pending_list_limit = 256) where board_at is not null;
create index clock_counted on clock (agreement, counts_at) where counts_at is not null;
create index clock_moving on clock (agreement) where moves;

-- Joins tickets that are tied, then locks them and all that are tied to them in the order of their ids. Each statement
-- sees what was committed before it; so it is read again until what is locked is what is tied.
create function lock_groups(asked text[], tied text[], tied_to text[])
returns table (ticket text, root text) language plpgsql as $$
#variable_conflict use_column
declare
  named text[] := array(select distinct n collate "C" as n from unnest(asked || tied || tied_to) as n order by n);
  held text[] := '{}';
  wanted text[];
begin
  insert into ticket (ticket, root) select n, n from unnest(named) as n order by n collate "C" on conflict do nothing;
  loop
    wanted := array(
      select t.ticket from ticket t
      where t.root in (select s.root from ticket s where s.ticket = any (named)) order by t.ticket
    );
    exit when wanted = held;
    perform from ticket t where t.ticket = any (wanted) order by t.ticket for update;
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
    select t.ticket, t.root from ticket t where t.ticket = any (held) order by t.root, t.ticket;
end $$;

-- Locks groups of which a ticket is due, most urgent first, and passes over those that another transaction holds.
create function lock_due(due_by bigint, most integer)
returns table (place bigint, ticket text, root text) language plpgsql as $$
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
  held := array(select t.ticket from ticket t where t.root = any (roots) order by t.ticket for update skip locked);
  return query
    with wanted as (select r as root, min(n) as place from unnest(roots) with ordinality as u (r, n) group by r),
    sized as (
      select w.root, w.place, count(*) as size, bool_and(t.ticket = any (held)) as whole
      from wanted w join ticket t on t.root = w.root group by w.root, w.place
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
