-- parameters that are changed and wait for a restart
select name from pg_settings where pending_restart order by 1
