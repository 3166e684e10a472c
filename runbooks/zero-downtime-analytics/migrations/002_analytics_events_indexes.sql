-- Outside of a transaction, for CONCURRENTLY refuses one; so in a file of its own, where each statement has its own receipt.
create index concurrently idx_analytics_events_user_id on public.analytics_events (user_id);
create index concurrently idx_analytics_events_event_name on public.analytics_events (event_name);
create index concurrently idx_analytics_events_created_at on public.analytics_events (created_at desc);
