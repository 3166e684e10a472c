-- which database this is, as the server says
select coalesce(host(inet_server_addr()), 'local'),
       coalesce(inet_server_port(), current_setting('port')::int),
       current_database()::text,
       current_user::text,
       split_part(current_setting('server_version'), ' ', 1)
