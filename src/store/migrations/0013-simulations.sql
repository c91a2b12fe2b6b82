-- Simulations that somebody asked for, for thirty days.
create table simulation (
  id text collate "C" primary key,
  -- The person it is of.
  owner text collate "C" not null,
  title text,
  -- What is simulated, as JSON.
  asked text not null,
  created_at bigint not null,
  created_by text collate "C" not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  tries integer not null default 0,
  -- Whoever works on it, and until when he has it: whatever ends without a word loses it then.
  worker text collate "C",
  leased_until bigint,
  started_at bigint,
  ended_at bigint,
  -- How far it is, what came of it, or why nothing did, as JSON.
  progress text,
  result text,
  problem text
);

create index simulation_of_owner on simulation (owner, created_at desc, id);
create index simulation_waiting on simulation (created_at, id) where state in ('queued', 'running');

grant select, insert, update, delete on simulation to leeway_app;
