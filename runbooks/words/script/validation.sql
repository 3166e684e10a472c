select 'profiles are there' as check, case count(*) when 2 then '✓ PASS' else '✗ FAIL' end as result from public.profile;

select 'names are given' as check, case when bool_and(name <> '') then '✓ PASS' else '✗ FAIL' end as result from public.profile;

do $$
begin
  if exists (select from pg_trigger where tgname = 'audit_profile') then
    raise notice 'PASS: the trigger is there';
  else
    raise warning 'FAIL: there is no trigger';
  end if;
end $$;
