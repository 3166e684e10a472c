select public.get_approvals_pending_count()
