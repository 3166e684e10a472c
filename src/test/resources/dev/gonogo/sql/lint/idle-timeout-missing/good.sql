set idle_in_transaction_session_timeout = '1min';
begin;
insert into public.t values (1);
commit;
