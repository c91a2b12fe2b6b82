-- Monthly reports as people issued them.

create table report (
  customer text collate "C" not null,
  month text collate "C" not null,
  number integer not null,
  as_of bigint not null,
  known_at bigint not null,
  -- In both languages, as JSON.
  body text not null,
  hash text collate "C" not null,
  issued_at bigint not null,
  issued_by text collate "C" not null,
  primary key (customer, month, number)
);
create index report_month on report (month desc, customer, number desc);

-- What was issued stays as it is.
grant select, insert on report to leeway_app;
