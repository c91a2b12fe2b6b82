-- Requests that are to be worked on once, by the key their sender chose; forgotten after a day.
create table idempotent_request (
  actor text collate "C" not null,
  key text collate "C" not null,
  request text not null,
  -- Sealed by the program: it may hold what is shown only once. Null: still being worked on.
  answer text,
  leased_until bigint not null,
  ends_at bigint not null,
  primary key (actor, key)
);
create index idempotent_request_ends_at on idempotent_request (ends_at);

grant select, insert, update, delete on idempotent_request to leeway_app;
