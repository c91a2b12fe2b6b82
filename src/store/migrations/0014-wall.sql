-- Links by which a screen on a wall shows the board, and how tickets are found: here, and in their own helpdesks.

create table wall_link (
  id text collate "C" primary key,
  hash text collate "C" not null unique,
  prefix text not null,
  name text not null,
  -- JSON.
  filter text not null,
  names_customers boolean not null,
  customer text collate "C",
  person text collate "C" not null references person (id),
  made_at bigint not null,
  ends_at bigint,
  revoked_at bigint
);

-- A customer's tickets by how their ids begin.
create index ticket_customer_ticket on ticket (customer, ticket) where customer is not null;

-- The address of a ticket in its own helpdesk, with `{ticket}` for its id.
alter table source add column ticket_url text;

grant select, insert, update (revoked_at) on wall_link to leeway_app;
