select id, author_id
from public.note
where title = 'note 2718';
