-- the catalog as a run leaves it
insert into gonogo.last_catalog (run, fingerprint, objects) values (?, ?, ?)
on conflict (only_one) do update
set run = excluded.run, at = clock_timestamp(), fingerprint = excluded.fingerprint, objects = excluded.objects
