-- Reads every row, beside those who read and write them.
alter table public.task validate constraint task_state_known;
alter table public.decision validate constraint decision_of_task;
