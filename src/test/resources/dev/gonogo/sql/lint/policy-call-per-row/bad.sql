create policy own on public.t using (tenant = current_setting('app.tenant')::uuid);
