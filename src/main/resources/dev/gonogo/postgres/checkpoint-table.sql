create table if not exists gonogo.checkpoint (
  run     text not null,
  step    text not null,
  digest  text not null,
  "after" text not null,
  rows    bigint not null,
  batches bigint not null,
  at      timestamptz not null default clock_timestamp(),
  primary key (run, step)
)
