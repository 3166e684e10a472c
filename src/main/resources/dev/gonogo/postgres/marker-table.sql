create table if not exists gonogo.target (
  name      text not null,
  marked_at timestamptz not null default now()
)
