-- what a run committed and did not take back
select step, part, digest
from gonogo.receipt
where run = ?
  and withdrawn_at is null
order by done_at
