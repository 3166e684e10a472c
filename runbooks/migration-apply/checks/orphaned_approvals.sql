-- approvals whose agent is not there; `not in` would be silent as soon as one id is null
select a.id, a.agent_id
from public.agent_approvals a
where not exists (select from public.agents g where g.id = a.agent_id)
