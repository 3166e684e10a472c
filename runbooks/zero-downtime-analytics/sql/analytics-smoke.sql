-- As the application does: logged in as somebody, with the rights of its role. The last insert must be refused.
do $$
declare
  one constant text := '00000000-0000-4000-8000-000000000001';
  other constant text := '00000000-0000-4000-8000-000000000002';
begin
  perform set_config('role', 'authenticated', true);
  perform set_config('request.jwt.claims', json_build_object('sub', one)::text, true);
  insert into public.analytics_events (user_id, event_name) values (one::uuid, 'trial');
  perform set_config('request.jwt.claims', json_build_object('sub', other)::text, true);
  insert into public.analytics_events (user_id, event_name) values (other::uuid, 'trial');
  begin
    insert into public.analytics_events (user_id, event_name) values (one::uuid, 'of somebody else');
    raise exception 'an event was written for another user' using errcode = 'triggered_action_exception';
  exception
    when insufficient_privilege then null;  -- as it should be
  end;
  perform set_config('role', 'none', true);
end $$;
