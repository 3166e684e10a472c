create table public.customer_segments (
  id bigint generated always as identity primary key,
  name text not null unique,
  size integer not null check (size >= 0)
);
