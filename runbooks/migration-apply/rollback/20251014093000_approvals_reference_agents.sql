alter table public.agent_approvals drop constraint agent_approvals_agent;
