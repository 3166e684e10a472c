-- Which people does a tenant have twice? users_tenant_email_unique takes Ruth@ and ruth@ for two.
select tenant_id, lower(trim(email)) as email, count(*) as users, array_agg(id order by created_at, id) as ids
  from public.users
 group by tenant_id, lower(trim(email))
having count(*) > 1
 order by tenant_id, email;
