select count(*) as visible, count(*) filter (where project <> current_setting('app.current_project')) as of_others
from public.facts
