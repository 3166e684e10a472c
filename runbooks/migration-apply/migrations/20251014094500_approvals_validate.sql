-- Reads every row, beside those who read and write them.
alter table public.agent_approvals validate constraint agent_approvals_agent;
