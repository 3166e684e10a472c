drop view public.upload_error_stats;
drop function public.cleanup_old_upload_errors(integer);
drop function public.resolve_upload_error(uuid);
drop function public.log_upload_error(text, text, text, uuid, boolean);
drop table public.upload_errors;
