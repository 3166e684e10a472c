create table if not exists gonogo.receipt (
  run          text not null,
  step         text not null,
  part         text not null,
  digest       text not null,
  done_at      timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz
)
