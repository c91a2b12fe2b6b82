-- The record of who decided what, each entry chained to the one before. Nothing the program may do changes or removes one.

create table audit_entry (
  number bigint primary key,
  at bigint not null,
  actor text collate "C",
  action text not null,
  object text collate "C" not null,
  customer text collate "C",
  -- JSON as it was written: the hash is over what it says.
  details text not null,
  previous text not null,
  hash text not null
);
create index audit_entry_actor on audit_entry (actor, number);
create index audit_entry_object on audit_entry (object, number);
create index audit_entry_customer on audit_entry (customer, number);

-- The end of the chain. Who adds an entry locks this row until the end of his transaction.
create table audit_head (
  single boolean primary key default true check (single),
  number bigint not null,
  hash text not null
);
insert into audit_head (number, hash) values (0, repeat('0', 64));

grant select, insert on audit_entry to leeway_app;
grant select, update on audit_head to leeway_app;
