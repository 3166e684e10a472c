alter table event add column priority int;

create function event_priority() returns trigger language plpgsql set search_path = '' as $$
begin
  new.priority := case when new.urgent then 1 else 0 end;
  return new;
end $$;

create trigger event_priority before insert or update of urgent on event
for each row execute function event_priority();
