drop view public.upload_error_stats;
drop function public.log_upload_error(text, text, text, uuid, boolean);
drop table public.upload_errors;
