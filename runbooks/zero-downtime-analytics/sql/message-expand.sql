alter table message add column priority int;

create function message_priority() returns trigger language plpgsql set search_path = '' as $$
begin
  new.priority := case when new.urgent then 1 else 0 end;
  return new;
end $$;

create trigger message_priority before insert or update of urgent on message
for each row execute function message_priority();
