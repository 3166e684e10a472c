alter table public.t add column rank int not null default 0;
