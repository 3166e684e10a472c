-- what a session is, as one text: who it is, under which settings of the server, and what it holds; and whether the database
-- has functions of its own, which have higher numbers than what the server brings; cheap on any server
select concat_ws(
  '|',
  session_user,
  current_user,
  pg_conf_load_time(),
  (select string_agg(setconfig::text, ';' order by setdatabase, setrole) from pg_db_role_setting),
  (select count(*) from pg_prepared_statement()),
  (select count(*) from pg_cursor() where name <> ''),
  (select count(*) from pg_listening_channels())),
  exists (select from pg_catalog.pg_proc where oid >= 16384)
