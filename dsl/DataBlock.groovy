package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `data { … }`. */
@CompileStatic
class DataBlock extends Block {

    private final Place at
    private String schema = 'public'
    private final List<String> tables = []
    private final List<Probe.Rule> rules = []
    private int atLeast

    DataBlock(RunbookSource source, Place at) {
        super(source)
        this.at = at
    }

    @Word('the tables that are meant; all of the schema that have the columns when not said')
    void tables(String... names) {
        tables.addAll(names)
    }

    @Word('the schema whose tables are meant; `public` when not said')
    void schema(String name) {
        once('schema')
        schema = name
    }

    @Word('how many rows each of the tables must have')
    void atLeast(int rows) {
        once('atLeast')
        notNegative(rows, 'atLeast')
        atLeast = rows
    }

    @Word('columns that are never NULL')
    void notNull(String... columns) {
        rule(Probe.Rule.Kind.NOT_NULL, columns)
    }

    @Word('columns that together are different in every row; those with a NULL do not count')
    void unique(String... columns) {
        rules << new Probe.Rule(Probe.Rule.Kind.UNIQUE, columns.toList(), [])
    }

    @Word('columns of times and days that are not in the future')
    void notInFuture(String... columns) {
        rule(Probe.Rule.Kind.NOT_IN_FUTURE, columns)
    }

    @Word('a column, and the least and the most that it may be')
    void between(String column, Object least, Object most) {
        rules << new Probe.Rule(Probe.Rule.Kind.BETWEEN, [column], [least.toString(), most.toString()])
    }

    @Word('a column and the values that it may have')
    void oneOf(String column, String... values) {
        rules << new Probe.Rule(Probe.Rule.Kind.ONE_OF, [column], values.toList())
    }

    @Word('a condition in SQL that is true of every row; NULL is not true')
    void condition(String sql) {
        notBlank(sql, 'condition')
        if (sql.contains(';')) {
            source.problem(here('condition'), 'a condition has no `;`', 'several conditions are several words')
        }
        rules << new Probe.Rule(Probe.Rule.Kind.HOLDS, [], [sql])
    }

    private void rule(Probe.Rule.Kind kind, String[] columns) {
        columns.each { rules << new Probe.Rule(kind, [it], []) }
    }

    Probe toProbe() {
        if (!rules && !atLeast) {
            source.problem(at, '`data` is right whatever the rows are', "write `tables 'public.note'; notNull 'body'`")
        }
        if (!tables && (!rules || rules.any { !it.columns() })) {
            source.problem(at, '`data` does not say which tables it is about', "write `tables 'public.note'`")
        }
        new Probe.Data(schema, tables, rules, atLeast)
    }
}
