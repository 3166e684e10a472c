-- What the application has; `fixtures/analytics.sql` makes it for a trial.
select 1;
