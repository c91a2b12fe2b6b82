-- What was sent to customers as notice of planned maintenance, by the maintenance; and the few facts about services among
-- their many checks.
create index message_maintenance on message ((details::json ->> 'maintenance')) where about = 'maintenance';
create index event_of_service on event (stream, recorded_at, source, id)
  where stream >= 'service:' and stream < 'service;' and type <> 'check.observed';
