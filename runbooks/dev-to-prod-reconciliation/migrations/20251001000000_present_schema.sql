-- What production has; `fixtures/production.sql` makes it for a trial.
select 1;
