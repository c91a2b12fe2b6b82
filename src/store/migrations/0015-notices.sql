-- What was sent to customers as notice of planned maintenance, by the maintenance; and the few facts about services among
-- their many checks; and what says that somebody can not be reached.
create index message_maintenance on message ((details::json ->> 'maintenance')) where about = 'maintenance';
create index alert_undelivered on alert ((details::json ->> 'recipient')) where kind = 'delivery' and ended_at is null;
create index event_of_service on event (stream, recorded_at, source, id)
  where stream >= 'service:' and stream < 'service;' and type <> 'check.observed';

-- Takes a demonstration out that was loaded beside people who are real: whatever was generated goes, and what was done to it;
-- who people are, how they sign in, how they wish to be told and the record stay. As facts are only ever added, this runs
-- as the owner, and does one thing only: it empties a store in which nothing real is. Real is what the generator did not
-- make: facts that somebody handed in (decisions taken here can only be about what was generated, where nothing else
-- is), agreements, customers, payloads. Gives false, and takes nothing out, where there is any, or no demonstration.
create function remove_demonstration()
returns boolean language plpgsql security definer as $$
declare
  emptied text;
begin
  lock table event, agreement_version, customer, payload in share row exclusive mode;
  if not exists (select from setting where name = 'demonstrationLoaded')
    or exists (select from event where source not in ('demonstration', 'leeway', 'leeway-desk'))
    or exists (select from event where source not in ('leeway', 'leeway-desk') and author is not null)
    or exists (select from agreement_version where published_by is distinct from 'demonstration')
    or exists (select from customer)
    or exists (select from payload)
  then
    return false;
  end if;
  select string_agg(format('%I.%I', current_schema(), c.relname), ', ') into emptied
  from pg_class c
  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> all (array[
      'leeway_migration', 'setting', 'agreement_set', 'agenda', 'audit_entry', 'audit_head', 'person', 'person_identity',
      'person_external_id', 'person_oidc', 'account', 'recovery_code', 'session', 'token', 'one_time', 'setup_code',
      'allowance', 'reachability', 'notification_rules', 'rota', 'shift', 'endpoint', 'source', 'source_key', 'retention',
      'wall_link'
    ]::name[]);
  execute 'truncate ' || emptied;
  delete from setting where name in ('demonstrationLoaded', 'demonstrationFilled');
  return true;
end $$;

do $$ begin
  execute format('alter function remove_demonstration() set search_path = %I, pg_catalog, pg_temp', current_schema());
end $$;

revoke all on function remove_demonstration() from public;
grant execute on function remove_demonstration() to leeway_app;
