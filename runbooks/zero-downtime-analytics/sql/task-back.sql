-- gonogo:allow check-not-valid the way back of a table of a few hundred rows
-- gonogo:allow change-type the way back of a table of a few hundred rows

alter table public.task add constraint task_state check (state in ('open', 'done'));
alter table public.task rename column due_on to due;
alter table public.decision drop constraint decision_of_task;
alter table public.task drop constraint task_state_known;
alter table public.task alter column title type varchar(80);
