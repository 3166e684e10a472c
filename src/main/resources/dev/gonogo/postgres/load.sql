-- milliseconds that the last standby is behind, and active sessions of clients
select coalesce((select extract(epoch from max(greatest(replay_lag, flush_lag, write_lag))) * 1000 from pg_stat_replication), 0)::bigint,
       (select count(*) from pg_stat_activity
        where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid())
