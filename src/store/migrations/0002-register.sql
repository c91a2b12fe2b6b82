-- What people have declared: versions of agreements, customers and the names they go by, statements issued.

create table agreement_version (
  agreement text collate "C" not null,
  version integer not null,
  text text not null,
  resolved text not null,
  hash text collate "C" not null,
  published_at bigint not null,
  published_by text collate "C",
  withdrawn_at bigint,
  withdrawn_by text collate "C",
  withdrawn_because text,
  primary key (agreement, version)
);

create table customer (
  id text collate "C" primary key,
  name text not null,
  registered_at bigint not null,
  changed_at bigint not null,
  changed_by text collate "C"
);

create table customer_alias (
  source text collate "C" not null,
  alias text collate "C" not null,
  customer text collate "C" not null,
  attached_at bigint not null,
  attached_by text collate "C",
  primary key (source, alias)
);
create index customer_alias_customer on customer_alias (customer);

create function names_changed() returns trigger language plpgsql as $$
begin
  update agreement_set set names = names + 1;
  return null;
end $$;
create trigger customer_names after insert or update or delete on customer
  for each statement execute function names_changed();
create trigger customer_alias_names after insert or update or delete on customer_alias
  for each statement execute function names_changed();

-- Names that were detached or moved: what was answered while they held is answered again as known then.
create table customer_alias_past (
  source text collate "C" not null,
  alias text collate "C" not null,
  customer text collate "C" not null,
  attached_at bigint not null,
  attached_by text collate "C",
  detached_at bigint not null
);
create index customer_alias_past_order on customer_alias_past (source, alias, attached_at);

create table statement (
  agreement text collate "C" not null,
  month text collate "C" not null,
  number integer not null,
  customer text collate "C",
  as_of bigint not null,
  known_at bigint not null,
  body text not null,
  hash text collate "C" not null,
  issued_at bigint not null,
  issued_by text collate "C",
  primary key (agreement, month, number)
);
create index statement_month on statement (month desc, agreement, number desc);
create index statement_customer on statement (customer, month desc);

-- A version is withdrawn at most, and an issued statement stays as it is.
grant select, insert, update (withdrawn_at, withdrawn_by, withdrawn_because) on agreement_version to leeway_app;
grant select, insert, update on customer to leeway_app;
grant select, insert, update, delete on customer_alias to leeway_app;
grant select, insert on customer_alias_past, statement to leeway_app;
