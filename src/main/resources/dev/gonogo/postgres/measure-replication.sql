-- standbys and how far they are behind in seconds and bytes of WAL, and what replication slots retain in bytes; a standby that has caught up is
-- not behind, whatever it said last
with
standbys as (
  select *, pg_wal_lsn_diff(case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end,
                            coalesce(replay_lsn, flush_lsn, write_lsn)) as behind
  from pg_stat_replication
)
select '' as "of", 'standbys' as quantity, count(*)::numeric as value, '' as detail
from standbys
where state = 'streaming'
union all
select coalesce(nullif(application_name, ''), 'process ' || pid), 'lag',
       case
         when state <> 'streaming' then null
         when behind = 0 then 0
         else round(extract(epoch from coalesce(replay_lag, flush_lag, write_lag)), 3)
       end,
       'standby, ' || state
from standbys
union all
select coalesce(nullif(application_name, ''), 'process ' || pid), 'behind', behind, 'standby, ' || state
from standbys
union all
select 'this server', 'lag',
       case
         when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
         else round(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()), 3)
       end,
       'it is a standby itself'
where pg_is_in_recovery()
union all
select slot_name::text, 'retained',
       pg_wal_lsn_diff(case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end, restart_lsn),
       concat_ws(', ', 'slot', slot_type, case when active then 'active' else 'not active' end, wal_status)
from pg_replication_slots
where restart_lsn is not null or wal_status = 'lost'
