-- an extension: the version that is installed, and the one that could be
select (select extversion from pg_extension where extname = asked.name),
       (select default_version from pg_available_extensions where name = asked.name)
from (values (?::text)) asked (name)
