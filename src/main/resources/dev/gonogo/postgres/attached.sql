-- triggers and rules of a table, that others have put there and that are not disabled
select 'trigger', tgname
  from pg_catalog.pg_trigger
 where tgrelid = to_regclass(?) and not tgisinternal and tgenabled <> 'D'
union all
select 'rule', rulename
  from pg_catalog.pg_rewrite
 where ev_class = to_regclass(?) and ev_enabled <> 'D'
 order by 1, 2
