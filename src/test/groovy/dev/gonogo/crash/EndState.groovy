package dev.gonogo.crash

import dev.gonogo.plan.Json
import dev.gonogo.postgres.Catalog
import dev.gonogo.postgres.RowCounts
import dev.gonogo.postgres.Session

/**
 * What a run left in its target, as texts to compare: the catalog, the rows and their content, Gonogo's own tables, the
 * markers. Content is compared column by column, without those that a clock or a generator fills.
 */
final class EndState {

    private static final String COLUMNS = '''
        select a.attrelid::regclass::text, quote_ident(a.attname)
          from pg_attribute a
          join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
          join pg_namespace n on n.oid = c.relnamespace and n.nspname not in ('pg_catalog', 'information_schema', 'gonogo')
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         where a.attnum > 0 and not a.attisdropped
           and coalesce(pg_get_expr(d.adbin, d.adrelid), '') !~ '(now|random|nextval|clock_timestamp|CURRENT_)'
         order by 1, a.attnum
        '''

    private EndState() {
    }

    static Map<String, Object> read(Session session) {
        [
            catalog : Catalog.read(session).objects().collectEntries { name, it -> [name, Json.line(it)] },
            rows    : RowCounts.read(session, '').rows(),
            content : content(session),
            receipts: list(session, "select step || ' ' || part || ' ' || digest from gonogo.receipt where withdrawn_at is null order by 1"),
            history : list(session, 'select version::text from schema_migrations order by 1'),
            markers : list(session, 'select what from campaign.marker union all select what from steps.marker order by 1'),
            invalid : list(session, 'select indexrelid::regclass::text from pg_index where not indisvalid or not indisready order by 1'),
        ]
    }

    /** What is not as in an undisturbed run, one sentence each. */
    static List<String> differences(Map<String, Object> expected, Map<String, Object> found) {
        expected.keySet().collectMany { part ->
            expected[part] instanceof Map ? ofMaps(part, expected[part] as Map, found[part] as Map)
                    : ofLists(part, expected[part] as List, found[part] as List)
        }
    }

    private static List<String> ofMaps(String part, Map expected, Map found) {
        (expected.keySet() + found.keySet()).findAll { expected[it] != found[it] }
                .collect { "$part: `$it` is ${found[it]}, not ${expected[it]}".toString() }
    }

    private static List<String> ofLists(String part, List expected, List found) {
        def doubled = found.countBy { it }.findAll { it.value > 1 }
        doubled.collect { "doubled in $part: `$it.key`, $it.value times".toString() } +
                (expected - found).collect { "lost from $part: `$it`".toString() } +
                (found - expected).collect { "too much in $part: `$it`".toString() }
    }

    private static Map<String, String> content(Session session) {
        session.query(COLUMNS).rows().collectEntries { row ->
            def sum = session.query("select md5(coalesce(string_agg(x, '|' order by x), '')) from (select coalesce(${row[1]}::text, '~') collate \"C\" as x from ${row[0]}) s".toString())
            ["${row[0]}.${row[1]}".toString(), sum.single()]
        }
    }

    private static List<String> list(Session session, String query) {
        session.query(query).rows()*.get(0).collect { it as String }
    }
}
