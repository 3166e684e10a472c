-- the command that makes an empty database of a name, with encoding and locale of this one
select format('create database %I template template0 encoding %L lc_collate %L lc_ctype %L',
              ?::text, pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)
       || case to_jsonb(d) ->> 'datlocprovider'
            when 'i' then format(' locale_provider icu icu_locale %L',
                                 coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'))
            when 'b' then format(' locale_provider builtin builtin_locale %L', to_jsonb(d) ->> 'datlocale')
            else ''
          end
from pg_database d
where d.datname = current_database()
