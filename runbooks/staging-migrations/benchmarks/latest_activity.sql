-- The activity feed: the latest fifty entries of a tenant's log, with who did it.
-- Names only what is there before and after the window, so that the two measurements compare.
select l.created_at, l.action, l.entity_type, l.entity_id, u.full_name
  from public.audit_logs l
  left join public.users u on u.id = l.actor_id
 where l.tenant_id = '11111111-1111-4111-8111-111111111111'
 order by l.created_at desc, l.id
 limit 50;
