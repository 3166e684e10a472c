-- all that a session can have set, opened, locked or prepared, as one sum; outside of a transaction
select md5(concat_ws(
  '|',
  session_user,
  current_user,
  (select string_agg(name || '=' || setting || ' ' || source, '|' order by name) from pg_settings where source <> 'default'),
  (select count(*) from pg_class where relnamespace = pg_my_temp_schema()),
  (select count(*) from pg_prepared_statements),
  (select count(*) from pg_cursors),
  (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()),
  (select count(*) from pg_listening_channels())))
