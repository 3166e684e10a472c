insert into public.briefing (id, title, sent_at) overriding system value select id, title, sent_at from retired.briefing;
drop table retired.briefing;
alter table retired.integration_v1 set schema public;
drop schema retired;
