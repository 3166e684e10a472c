select id, title
from public.note
where author_id = 2
order by created_at desc
limit 20;
