-- A handful of words that all nodes share, such as which secret the sealed columns were sealed with.
create table setting (
  name text collate "C" primary key,
  value text not null
);

-- The first to keep a setting decides it.
grant select, insert on setting to leeway_app;
