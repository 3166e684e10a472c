-- connections of all databases against what the server allows to ordinary roles
select round(100.0 * count(*) / (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int), 1)
from pg_stat_activity
where backend_type = 'client backend'
