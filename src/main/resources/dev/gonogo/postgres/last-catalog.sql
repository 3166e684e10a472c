-- the catalog as the last run left it, and the runs that have changed something since
select run, to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), fingerprint, encode(objects, 'base64'),
       (select string_agg(distinct r.run, ', ')
        from gonogo.receipt r
        where r.done_at > last.at and r.run <> last.run)
from gonogo.last_catalog last
