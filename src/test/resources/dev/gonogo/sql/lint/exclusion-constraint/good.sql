create table public.bookings (id bigint primary key, room int, during tsrange, exclude using gist (room with =, during with &&));
