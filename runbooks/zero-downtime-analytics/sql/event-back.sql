drop trigger if exists event_priority on event;
drop function if exists event_priority();
alter table event drop column if exists priority;
