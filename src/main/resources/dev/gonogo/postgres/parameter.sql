-- a configuration parameter: as SHOW writes it, its number in bytes or seconds or as it is, whether it counts in one of these, and whether
-- this session was started with it
select current_setting(name),
       case when vartype in ('integer', 'real') then setting::numeric * case unit
         when 'B' then 1 when 'kB' then 1024 when 'MB' then 1048576 when '8kB' then 8192
         when 'us' then 0.000001 when 'ms' then 0.001 when 's' then 1 when 'min' then 60 when 'h' then 3600 when 'd' then 86400 else 1 end end,
       case when unit in ('B', 'kB', 'MB', '8kB') then 'BYTES' when unit is not null then 'SECONDS' else 'COUNT' end,
       source = 'client'
from pg_settings
where name = lower(?)
