-- Writes as the services do, reads as the dashboard does, and takes away what it wrote; an exception undoes all of it.
insert into public.product_categories values (99999, 'Test', 'Smoke Test', 100.00, 30.00, 'fast');
delete from public.product_categories where shopify_product_id = 99999;

insert into public.facts (project, topic, value) values ('occ', 'smoke', '1'), ('other', 'smoke', '2');

do $$
declare
  project text;
  seen bigint;
begin
  foreach project in array array['occ', 'other', 'nobody', ''] loop
    perform set_config('app.current_project', project, true);
    perform set_config('role', 'dashboard', true);
    select count(*) into seen from public.facts where topic = 'smoke';
    perform set_config('role', 'none', true);
    if seen <> (case when project in ('occ', 'other') then 1 else 0 end) then
      raise exception 'as project "%" the dashboard sees % of two rows of two projects', project, seen;
    end if;
  end loop;
end $$;

delete from public.facts where topic = 'smoke';
insert into public.observability_logs (project, level, message) values
  ('occ', 'INFO', 'migration window: smoke test passed'), ('other', 'INFO', 'migration window: smoke test passed');
