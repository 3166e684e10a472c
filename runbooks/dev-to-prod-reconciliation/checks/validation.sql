-- VALIDATION_SQL as the plan has it: what must be there afterwards, and that it works; all of it is taken back
select 'new tables: ' || case when count(*) = 2 then 'PASS' else 'FAIL' end
from pg_tables where schemaname = 'public' and tablename in ('user_audits', 'upload_errors') and rowsecurity;
select 'new columns: ' || case when count(*) = 2 then 'PASS' else 'FAIL' end
from information_schema.columns where table_name = 'profiles' and column_name in ('deletedBy', 'deletionReason');

-- as the API does it, not as a superuser
set local role api;
update public.profiles set "deletedAt" = now(), "deletedBy" = 'api', "deletionReason" = 'asked for' where email = 'person2@example.org';
select 'the API reads no audits: ' || case when has_table_privilege('public.user_audits', 'select') then 'FAIL' else 'PASS' end;
reset role;
select 'a soft delete is audited: ' || case when count(*) = 1 then 'PASS' else 'FAIL' end
from public.user_audits where action = 'UPDATE' and changes -> 'after' ->> 'deletionReason' = 'asked for';

select public.log_upload_error('c-1', 'TOO_LARGE', 'file of 90 MB', null, true);
select 'upload errors are counted: ' || case when count(*) = 1 then 'PASS' else 'FAIL' end
from public.upload_error_stats where "errorType" = 'TOO_LARGE' and open = 1;

select 'an upload error is resolved once: ' || case when public.resolve_upload_error(id) and not public.resolve_upload_error(id) then 'PASS' else 'FAIL' end
from public.upload_errors where "correlationId" = 'c-1';
select 'the cleanup leaves what is new: ' || case when public.cleanup_old_upload_errors(30) = 0 then 'PASS' else 'FAIL' end;
