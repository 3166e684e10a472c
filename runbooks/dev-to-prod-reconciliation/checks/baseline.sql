-- what must be so before and after; each line says PASS or FAIL
select 'every profile has an address for mail: ' || case when count(*) = 0 then 'PASS' else 'FAIL' end
from public.profiles where email !~ '^[^@ ]+@[^@ ]+$';
select 'every request is of a profile: ' || case when count(*) = 0 then 'PASS' else 'FAIL' end
from public.catering_requests r where not exists (select from public.profiles p where p.id = r.profile_id);
select 'somebody is an admin: ' || case when count(*) > 0 then 'PASS' else 'FAIL' end
from public.profiles where role = 'admin';
