select slot_name from pg_replication_slots;
