-- What sends us payloads of its own making, the payloads as they came, and which customers are told of by messages.

create table source (
  id text collate "C" primary key,
  title text not null,
  template text,
  mapping text not null,
  draft text,
  secrets_sealed text[] not null,
  every_ms bigint,
  -- JSON.
  calendar text,
  keep_days integer not null,
  live_at bigint,
  live_by text collate "C",
  last_received_at bigint,
  silent_since bigint,
  made_at bigint not null,
  made_by text collate "C",
  revision integer not null
) with (fillfactor = 50);

create table source_key (
  source text collate "C" not null references source (id) on delete cascade,
  place integer not null,
  id text collate "C" not null,
  hash text collate "C" not null unique,
  prefix text not null,
  made_at bigint not null,
  made_by text collate "C",
  revoked_at bigint,
  primary key (source, place)
);

create table payload (
  source text collate "C" not null references source (id) on delete cascade,
  id text collate "C" not null,
  received_at bigint not null,
  content_type text,
  body text not null,
  sent_as text collate "C",
  state text collate "C" not null check (state in ('waiting', 'read', 'aside')),
  read_under integer,
  outcome text,
  is_sample boolean not null,
  primary key (source, id)
);
create unique index payload_sent_as on payload (source, sent_as) where sent_as is not null;
create index payload_received on payload (source, received_at desc, id desc);
create index payload_waiting on payload (received_at, source, id) where state = 'waiting';
create index payload_aside on payload (source, received_at desc, id desc) where state = 'aside';
create index payload_sample on payload (source, received_at desc, id desc) where is_sample;

create table live_customer (
  customer text collate "C" primary key,
  live_at bigint not null,
  live_by text collate "C" not null
);

-- When each source last said something is found at the end of its stretch, however many facts there are.
create index event_identity_recorded on event_identity (source, recorded_at);

grant select, insert, update, delete on source, source_key, payload, live_customer to leeway_app;
