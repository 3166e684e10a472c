create role app login password 's3cret';
