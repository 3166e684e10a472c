-- Nothing is thrown away in the window: tables and rows are put aside, and dropped weeks later when nobody has missed them.
create schema retired;
alter table public.integration_v1 set schema retired;
create table retired.briefing as select * from public.briefing where sent_at < '2024-01-01';
delete from public.briefing where sent_at < '2024-01-01';
