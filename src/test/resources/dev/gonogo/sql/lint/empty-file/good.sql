-- a note
select 1;
