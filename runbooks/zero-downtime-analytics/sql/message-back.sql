drop trigger if exists message_priority on message;
drop function if exists message_priority();
alter table message drop column priority;
