-- the tile of approvals: what waits, by agent, the oldest first
select g.name, count(*) as pending, min(a.asked_at) as oldest
from public.agent_approvals a join public.agents g on g.id = a.agent_id
where a.state = 'pending' group by g.name order by oldest
