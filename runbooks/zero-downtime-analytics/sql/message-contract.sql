drop trigger message_priority on message;
drop function message_priority();
alter table message drop column urgent;
