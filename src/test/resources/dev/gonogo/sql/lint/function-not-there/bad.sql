select pg_current_xlog_location();
