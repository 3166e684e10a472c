create table public."UserAccount" (id int primary key);
