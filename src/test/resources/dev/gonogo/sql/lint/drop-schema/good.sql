create schema app;
drop schema app;
