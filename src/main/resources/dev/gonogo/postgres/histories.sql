-- the tables by which migration tools remember what they have applied
select n.nspname || '.' || c.relname
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r'
  and c.relname in ('schema_migrations', 'flyway_schema_history', 'databasechangelog', '_prisma_migrations', 'alembic_version',
                    'knex_migrations', 'pgmigrations', 'goose_db_version', 'django_migrations', 'atlas_schema_revisions',
                    '__drizzle_migrations', '__EFMigrationsHistory', 'typeorm_migrations')
  and n.nspname !~ '^(pg_|information_schema$|auth$|storage$|realtime$|_realtime$|supabase_functions$)'
order by 1
