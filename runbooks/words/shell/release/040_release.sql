select 40 as release;
