create index concurrently agent_approvals_of_agent on public.agent_approvals (agent_id);
