-- one row: the catalog as Gonogo left it, for telling later whether something else has changed it
create table if not exists gonogo.last_catalog (
  only_one boolean primary key default true check (only_one),
  run text not null,
  at timestamptz not null default clock_timestamp(),
  fingerprint text not null,
  objects bytea not null
)
