insert into gonogo.checkpoint as c (run, step, digest, "after", rows, batches)
values (?, ?, ?, ?, ?, ?)
on conflict (run, step) do update
set "after" = excluded."after", rows = excluded.rows, batches = excluded.batches, at = clock_timestamp()
