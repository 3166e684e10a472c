-- The old promise goes when the new one is proven. Every release that runs reads `due_on` where there is one, else `due`.
-- gonogo:allow rename-column since 2.3 the application asks the catalog which of both names there is
alter table public.task rename column due to due_on;
alter table public.task drop constraint task_state;
