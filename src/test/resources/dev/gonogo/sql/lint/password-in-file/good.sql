create role app login password null;
