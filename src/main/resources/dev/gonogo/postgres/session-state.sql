-- who a session is and under which settings of the server, as one text; and whether the database has functions of its own,
-- which have higher numbers than what the server brings; cheap on any server
select concat_ws(
  '|',
  session_user,
  current_user,
  pg_conf_load_time(),
  (select string_agg(setconfig::text, ';' order by setdatabase, setrole) from pg_db_role_setting)),
  exists (select from pg_catalog.pg_proc where oid >= 16384)
