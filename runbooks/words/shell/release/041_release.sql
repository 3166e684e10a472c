select 41 as release;
