-- Whom to warn of what, what was sent to whom, what is to be looked at when, and who is on call.

-- Deciding an alert is keeping its key, which exists once. Alerts stay.
create table alert (
  key text collate "C" primary key,
  kind text collate "C" not null,
  at bigint not null,
  ticket text collate "C",
  agreement text collate "C",
  measure text collate "C",
  cycle integer,
  target text collate "C",
  threshold_ppm bigint,
  due_at bigint,
  customer text collate "C",
  service text collate "C",
  team text collate "C",
  assignee text collate "C",
  priority text collate "C",
  source text collate "C",
  bundle text collate "C",
  contacts text[] not null,
  -- JSON.
  details text not null,
  decided_at bigint not null,
  standing text collate "C" not null check (standing in ('new', 'told', 'nobody', 'longPast', 'dryRun')),
  dispatched_at bigint,
  acknowledged_at bigint,
  acknowledged_by text collate "C",
  ended_at bigint
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
-- The most urgent first: breaches, then what is due first.
create index alert_new on alert ((kind <> 'breach'), (coalesce(due_at, 8640000000000001)), at, key)
  where standing = 'new';
create index alert_open on alert (ticket) where ended_at is null;
-- Read from their end: what is decided last is added there.
create index alert_decided on alert (decided_at, key desc);
create index alert_customer on alert (customer, decided_at, key desc);
create index alert_ticket on alert (ticket, decided_at, key desc) where ticket is not null;

-- Keeps what no one has decided yet, in the order of the keys, so that two never wait for each other in a ring; gives
-- what is new.
create function decide_alerts(decided alert[], channel text)
returns setof text language plpgsql
set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
    with added as (
      insert into alert select d.* from unnest(decided) as d order by d.key on conflict (key) do nothing returning key
    )
    select a.key from added a order by a.key;
  if found then
    perform pg_notify(channel, pg_current_xact_id()::text);
  end if;
end $$;

-- Locks alerts that are new, the most urgent first, and passes over those that another transaction holds. Thousands may
-- have come since the table was last measured: the index has their order, whatever seems cheaper.
create function lock_new_alerts(most integer)
returns setof alert language plpgsql
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  return query
    select * from alert a where a.standing = 'new'
    order by (a.kind <> 'breach'), (coalesce(a.due_at, 8640000000000001)), a.at, a.key
    limit most for no key update skip locked;
end $$;

create table message (
  id text collate "C" primary key,
  recipient text collate "C" not null,
  channel text collate "C" not null,
  language text not null,
  bundle text collate "C" not null,
  about text collate "C" not null,
  send_at bigint not null,
  customer text collate "C",
  again text collate "C",
  step integer not null,
  rule text collate "C",
  -- JSON.
  details text not null,
  state text collate "C" not null,
  made_at bigint not null,
  body text,
  tries integer not null default 0,
  -- When it is tried; while it is being sent, when its lease is over. Null: never again.
  next_at bigint,
  leased_by text collate "C",
  leased_until bigint,
  ended_at bigint,
  alerts integer not null default 0,
  -- 0: it tells of a breach.
  urgency smallint not null default 1,
  check (
    state in ('gathering', 'due', 'sending') and next_at is not null
    or state in ('handedOver', 'dead', 'cancelled') and next_at is null
  )
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
-- What alerts may still join: one at a time, whoever makes it.
create unique index message_gathering on message (recipient, channel, bundle, about)
  where state = 'gathering' and again is null;
create index message_next on message (next_at) where next_at is not null;
create index message_waiting on message (recipient, urgency, next_at, id) where next_at is not null;
create index message_made on message (made_at desc, id);
create index message_recipient on message (recipient, made_at desc, id);
create index message_dead on message (made_at desc, id) where state = 'dead';
create index message_ended on message (ended_at) where ended_at is not null;

-- Which alerts a message tells of. Nobody is told of the same twice over one channel at one step, unless it is sent again
-- by hand (`again` is then the message's own id, and empty otherwise).
create table message_alert (
  message text collate "C" not null references message (id) on delete cascade,
  place integer not null,
  alert text collate "C" not null,
  recipient text collate "C" not null,
  channel text collate "C" not null,
  step integer not null,
  about text collate "C" not null,
  again text collate "C" not null,
  primary key (message, place),
  unique (alert, recipient, channel, step, about, again)
);

create table attempt (
  message text collate "C" not null references message (id) on delete cascade,
  number integer not null,
  at bigint not null,
  milliseconds bigint not null,
  outcome text collate "C" not null,
  status integer,
  detail text not null,
  primary key (message, number)
);

-- Adds alerts to a message whose row is locked; how many were not told already.
create function join_message(joined text, alerts text[], at_step integer)
returns integer language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  added text[];
begin
  with given as (
    select key, (select coalesce(max(place), 0) from message_alert where message = joined)
      + row_number() over (order by min(number)) as place
    from unnest(alerts) with ordinality as g (key, number) group by key
  ),
  kept as (
    insert into message_alert (message, place, alert, recipient, channel, step, about, again)
    select m.id, g.place, g.key, m.recipient, m.channel, at_step, m.about, case when m.again is null then '' else m.id end
    from message m cross join given g where m.id = joined order by g.key collate "C"
    on conflict (alert, recipient, channel, step, about, again) do nothing returning alert
  )
  select array_agg(k.alert) into added from kept k;
  update message m set
    alerts = m.alerts + coalesce(cardinality(added), 0),
    urgency = case
      when exists (select from unnest(added) as k (key) join alert a on a.key = k.key where a.kind = 'breach') then 0
      else m.urgency
    end
  where m.id = joined and added is not null;
  return coalesce(cardinality(added), 0);
end $$;

-- Adds alerts to the message that is gathering for the same recipient, channel, bundle and `about`, or makes this one.
-- Two that make it at once wait for each other at its unique key; one that another takes to send it meanwhile is none any
-- more. Gives the message they joined; null: all of them were told already.
create function tell_message(given json, alerts text[], listeners text)
returns text language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  wanted message := json_populate_record(null::message, given);
  joined text;
begin
  if cardinality(alerts) > 0 and wanted.again is null and not exists (
    select from unnest(alerts) as g (key) where not exists (
      select from message_alert t
      where t.alert = g.key and t.recipient = wanted.recipient and t.channel = wanted.channel
        and t.step = wanted.step and t.about = wanted.about and t.again = ''
    )
  ) then
    return null;
  end if;
  insert into message as m (id, recipient, channel, language, bundle, about, send_at, customer, again, step, rule, details,
    state, made_at, next_at)
  values (wanted.id, wanted.recipient, wanted.channel, wanted.language, wanted.bundle, wanted.about, wanted.send_at,
    wanted.customer, wanted.again, wanted.step, wanted.rule, wanted.details, 'gathering', wanted.made_at, wanted.send_at)
  on conflict (recipient, channel, bundle, about) where state = 'gathering' and again is null
    do update set about = m.about
  returning m.id into joined;
  if cardinality(alerts) > 0 and join_message(joined, alerts, wanted.step) = 0 then
    delete from message m where m.id = wanted.id and joined = wanted.id;
    return null;
  end if;
  update message m set
    send_at = least(m.send_at, wanted.send_at),
    next_at = least(m.send_at, wanted.send_at),
    customer = case when m.customer = wanted.customer then m.customer end
  where m.id = joined and joined <> wanted.id;
  perform pg_notify(listeners, pg_current_xact_id()::text);
  return joined;
end $$;

-- Leases what is due, most urgent first, to one who sends it. Who leases to a recipient keeps others from it until the end
-- of the transaction: they pass over that recipient, so that never more than `of_one` are under way to anybody.
create function lease_messages(lessee text, present bigint, leased_to bigint, most integer, of_one integer)
returns setof message language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  candidate record;
  leased message;
  taken integer := 0;
begin
  for candidate in
    with recursive known (recipient) as (
      (select m.recipient from message m where m.next_at is not null order by m.recipient limit 1)
      union all
      select (
        select m.recipient from message m where m.next_at is not null and m.recipient > k.recipient
        order by m.recipient limit 1
      )
      from known k where k.recipient is not null
    )
    select d.* from known k cross join lateral (
      select m.id, m.recipient, m.urgency, m.next_at from message m
      where m.recipient = k.recipient and m.next_at <= present
      order by m.urgency, m.next_at, m.id limit of_one
    ) as d
    order by d.urgency, d.next_at, d.id
  loop
    exit when taken >= most;
    -- Any number will do, as long as nothing else of this database locks with it.
    continue when not pg_try_advisory_xact_lock(730511421, hashtext(candidate.recipient));
    continue when of_one <= (
      select count(*) from message m
      where m.recipient = candidate.recipient and m.state = 'sending' and m.next_at > present
    );
    update message m set state = 'sending', leased_by = lessee, leased_until = leased_to, next_at = leased_to
    where m.id = (
      select d.id from message d where d.id = candidate.id and d.next_at <= present for no key update skip locked
    )
    returning m.* into leased;
    if found then
      taken := taken + 1;
      return next leased;
    end if;
  end loop;
end $$;

create table agenda (
  name text collate "C" primary key,
  due_at bigint not null,
  note text
);
create index agenda_due on agenda (due_at, name);

create table rota (
  id text collate "C" primary key,
  title text not null,
  time_zone text not null,
  changed_at bigint not null,
  changed_by text collate "C",
  revision integer not null
);

create table shift (
  rota text collate "C" not null references rota (id) on delete cascade,
  place integer not null,
  from_at bigint not null,
  to_at bigint not null,
  person text collate "C" not null,
  rank integer not null,
  primary key (rota, place)
);

-- A telephone number says who somebody is: it goes with the person's name.
create table reachability (
  person text collate "C" primary key references person (id),
  phone text,
  via text[] not null
);

create table endpoint (
  id text collate "C" primary key,
  kind text collate "C" not null,
  title text collate "C" not null,
  url text not null,
  language text not null,
  secrets_sealed text[] not null,
  template text,
  customer text collate "C",
  made_at bigint not null,
  made_by text collate "C",
  disabled_because text,
  disabled_at bigint,
  revision integer not null
);

create table notification_rules (
  single boolean primary key default true check (single),
  body text not null,
  set_at bigint not null,
  set_by text collate "C",
  revision integer not null
);

grant select, insert, update (standing, dispatched_at, acknowledged_at, acknowledged_by, ended_at) on alert to leeway_app;
grant select, insert, update, delete on message, agenda, rota, shift, reachability, endpoint, notification_rules
  to leeway_app;
grant select, insert, delete on message_alert, attempt to leeway_app;
