create table public.profile (id int primary key, name text not null);
create table public.audit (id int generated always as identity, profile int not null, was text, at timestamptz not null default now());
insert into public.profile values (1, 'Ada'), (2, 'Grace');

create function public.audit_profile() returns trigger language plpgsql as $$
begin
  insert into public.audit (profile, was) values (old.id, old.name);
  return new;
end $$;
create trigger audit_profile after update on public.profile for each row execute function public.audit_profile();
