alter table channel add column priority int not null default 0;
update channel set priority = 1 where urgent;
alter table channel drop column urgent;
