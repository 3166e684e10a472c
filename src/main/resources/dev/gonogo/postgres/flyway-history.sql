-- the versions that were applied and not undone since, with the checksums that Flyway made of their files
select version, coalesce('flyway ' || checksum, ''), description
from %1$s h
where version is not null
  and success
  and type not like 'UNDO%%'
  and type not in ('DELETE', 'SCHEMA')
  and not exists (
    select
    from %1$s later
    where later.version = h.version
      and later.installed_rank > h.installed_rank
      and (later.type like 'UNDO%%' or later.type = 'DELETE'))
order by installed_rank
