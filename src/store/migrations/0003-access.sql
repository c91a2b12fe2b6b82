-- People, accounts, sessions and tokens. Of secrets only hashes (or what is sealed with a key kept elsewhere) come here.

create table person (
  id text collate "C" primary key,
  role text not null check (role in ('owner', 'manager', 'technician', 'approver', 'customer')),
  approves text[] not null,
  customer text collate "C",
  disabled boolean not null,
  language text,
  created_at bigint not null,
  created_by text,
  erased_at bigint,
  check (role <> 'customer' or customer is not null)
);

-- Who somebody is lies apart, so that it can be erased and everything signed with the id stays.
create table person_identity (
  person text collate "C" primary key references person (id),
  name text,
  email text,
  email_key text collate "C" unique
);

create table person_external_id (
  source text collate "C" not null,
  id text collate "C" not null,
  person text collate "C" not null references person (id),
  primary key (source, id)
);
create index person_external_id_person on person_external_id (person);

create table person_oidc (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  person text collate "C" not null references person (id),
  tied_at bigint not null,
  primary key (issuer, subject)
);
create index person_oidc_person on person_oidc (person);

create table account (
  person text collate "C" primary key references person (id),
  password_hash text,
  password_changed_at bigint,
  totp_sealed text,
  totp_confirmed_at bigint,
  last_totp_step bigint
);

create table recovery_code (
  person text collate "C" not null references person (id),
  hash text collate "C" not null,
  primary key (person, hash)
);

create table session (
  hash text collate "C" primary key,
  id text collate "C" not null,
  person text collate "C" not null references person (id),
  started_at bigint not null,
  last_seen_at bigint not null,
  ends_at bigint not null,
  started_by text not null,
  second_factor boolean not null,
  user_agent text not null
);
create index session_person on session (person);
create index session_ends_at on session (ends_at);

create table token (
  id text collate "C" primary key,
  hash text collate "C" not null unique,
  prefix text not null,
  name text not null,
  person text collate "C" not null references person (id),
  scopes text[] not null,
  customer text collate "C",
  made_at bigint not null,
  ends_at bigint,
  last_used_at bigint,
  revoked_at bigint
);
create index token_person on token (person);

create table one_time (
  hash text collate "C" primary key,
  kind text not null,
  person text collate "C" references person (id),
  made_at bigint not null,
  ends_at bigint not null,
  payload text,
  tries integer not null
);
create index one_time_person on one_time (person);
create index one_time_ends_at on one_time (ends_at);

-- At most one code with which an owner can be made: the key holds a single value.
create table setup_code (
  single boolean primary key default true check (single),
  hash text not null,
  made_at bigint not null
);

-- When all that was taken of an allowance will be free again.
create table allowance (
  key text collate "C" primary key,
  free_at bigint not null,
  failures integer not null,
  refused boolean not null
);
create index allowance_free_at on allowance (free_at);

grant select, insert, update on person to leeway_app;
grant select, insert, update, delete on person_identity, person_external_id, person_oidc, account, recovery_code, session,
  one_time, setup_code, allowance to leeway_app;
grant select, insert, update on token to leeway_app;
