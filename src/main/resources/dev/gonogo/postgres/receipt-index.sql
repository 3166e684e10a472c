-- what is done and not taken back is there once
create unique index if not exists receipt_once on gonogo.receipt (run, step, part) where withdrawn_at is null
