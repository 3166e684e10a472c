-- which commands this server reports the progress of
select replace(substr(relname, length('pg_stat_progress_') + 1), '_', '-') as command
from pg_class
where relnamespace = 'pg_catalog'::regnamespace and relname like 'pg\_stat\_progress\_%'
order by 1
