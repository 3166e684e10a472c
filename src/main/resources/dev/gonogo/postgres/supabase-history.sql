-- a row for each statement of each migration; one without a statement for a migration that has none
select version, coalesce(name, ''), statement
from %s
left join unnest(statements) with ordinality as run(statement, number) on true
order by version, number
