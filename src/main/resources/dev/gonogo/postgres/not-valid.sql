-- what is there and does not do what its name says
select n.nspname || '.' || c.relname, 'index ' || n.nspname || '.' || c.relname || ' is invalid'
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_namespace n on n.oid = c.relnamespace
where not (i.indisvalid and i.indisready and i.indislive)
  and n.nspname !~ '^pg_(?!toast)'
union all
select n.nspname || '.' || k.conname,
       'constraint ' || n.nspname || '.' || k.conname || coalesce(' on ' || c.relname, '')
       || case when to_jsonb(k) ->> 'conenforced' = 'false' then ' is not enforced' else ' is not validated' end
from pg_constraint k
join pg_namespace n on n.oid = k.connamespace
left join pg_class c on c.oid = k.conrelid
where (not k.convalidated or to_jsonb(k) ->> 'conenforced' = 'false')
  and n.nspname !~ '^pg_'
  and n.nspname not in ('information_schema', 'gonogo')
union all
select n.nspname || '.' || t.tgname,
       case when t.tgisinternal then 'a trigger of constraint ' || coalesce(k.conname, '?') else 'trigger ' || n.nspname || '.' || t.tgname end
       || ' on ' || c.relname || ' is disabled'
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_constraint k on k.oid = t.tgconstraint
where t.tgenabled = 'D'
  and n.nspname !~ '^pg_'
order by 2
