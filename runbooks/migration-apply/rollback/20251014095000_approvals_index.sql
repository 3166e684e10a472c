drop index concurrently public.agent_approvals_of_agent;
