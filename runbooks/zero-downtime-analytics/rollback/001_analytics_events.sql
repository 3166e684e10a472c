-- The policies go with it. Gonogo counts and keeps its rows before.
drop table public.analytics_events;
