alter table channel add column urgent boolean not null default false;
update channel set urgent = true where priority = 1;
alter table channel drop column priority;
