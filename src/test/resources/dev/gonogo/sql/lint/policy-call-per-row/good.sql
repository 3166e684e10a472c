create policy own on public.t using (tenant = (select current_setting('app.tenant')::uuid));
