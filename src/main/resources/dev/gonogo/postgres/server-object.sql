-- whether the server has a database or a tablespace of a name
select exists (select from pg_database where kind = 'database' and datname = wanted)
    or exists (select from pg_tablespace where kind = 'tablespace' and spcname = wanted)
from (values (?::text, (parse_ident(?))[1]::name)) asked (kind, wanted)
