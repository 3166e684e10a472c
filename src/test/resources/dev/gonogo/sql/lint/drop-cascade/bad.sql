drop view public.summary cascade;
