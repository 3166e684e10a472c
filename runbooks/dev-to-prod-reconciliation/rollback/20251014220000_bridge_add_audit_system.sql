drop trigger trg_audit_profile_changes on public.profiles;
drop function public.audit_profile_changes();
drop table public.user_audits;
alter table public.profiles drop column "deletionReason";
alter table public.profiles drop column "deletedBy";
