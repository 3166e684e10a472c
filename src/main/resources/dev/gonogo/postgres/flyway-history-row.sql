-- a migration that this transaction applied, in the milliseconds that it has taken
insert into %1$s (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
select coalesce(max(installed_rank), 0) + 1, ?, ?, 'SQL', ?, ?, current_user,
       (extract(epoch from clock_timestamp() - now()) * 1000)::integer, true
from %1$s
