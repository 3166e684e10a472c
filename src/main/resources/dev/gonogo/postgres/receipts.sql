-- what a run committed
select step, part, digest
from gonogo.receipt
where run = ?
order by done_at
