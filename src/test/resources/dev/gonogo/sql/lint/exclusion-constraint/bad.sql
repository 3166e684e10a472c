alter table public.bookings add exclude using gist (room with =, during with &&);
