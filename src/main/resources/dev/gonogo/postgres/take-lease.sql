-- takes the lease of a database for this session, unless another session of this database has it; the first key is "GONO"
select pg_try_advisory_lock(x'474f4e4f'::int, hashtext(?))
