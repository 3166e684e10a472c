-- A wider type that needs no rewrite, and constraints that bind new rows at once; the old rows are read by the next step.
set local lock_timeout = '2s';
alter table public.task alter column title type text;
alter table public.task add constraint task_state_known check (state in ('open', 'done', 'dropped')) not valid;
alter table public.decision add constraint decision_of_task foreign key (task_id) references public.task (id) not valid;
