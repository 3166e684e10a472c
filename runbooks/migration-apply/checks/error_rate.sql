-- percent of the last five minutes' log lines that are errors; no line at all is no answer, and no zero
select round(100.0 * count(*) filter (where level = 'ERROR') / nullif(count(*), 0), 2) as percent, count(*) as lines
from public.observability_logs
where created_at > now() - interval '5 minutes'
