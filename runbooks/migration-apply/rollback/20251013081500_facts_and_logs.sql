drop table public.decision_sync_event_logs;
drop table public.observability_logs;
drop table public.facts;
