alter table public.t add column project_id uuid;
