begin;
select '1..2';
update public.profile set name = 'Ada Lovelace' where id = 1;
select case when count(*) = 1 then 'ok 1 - an update leaves a row' else 'not ok 1 - an update leaves a row' end from public.audit;
select case when min(was) = 'Ada' then 'ok 2 - with the old name' else 'not ok 2 - with the old name' end from public.audit;
rollback;
