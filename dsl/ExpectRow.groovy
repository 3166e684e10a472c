package dev.gonogo.dsl

import groovy.transform.CompileStatic

/** A row as a map from column to value. To ask for a column that is not there is an error, never null. */
@CompileStatic
class ExpectRow extends AbstractMap<String, Object> {

    private final List<String> columns
    private final List<Object> cells
    private final NullsMet nulls

    /** @param nulls takes the name of each column whose value was asked for and is NULL */
    ExpectRow(List<String> columns, List<Object> cells, NullsMet nulls) {
        this.columns = columns
        this.cells = cells
        this.nulls = nulls
    }

    @Override
    Object get(Object column) {
        def position = columns.indexOf(column.toString())
        if (position < 0) {
            throw new NoSuchElementException("the query has no column `$column`; it has " + '`' + columns.join('`, `') + '`')
        }
        nulls.seen(column.toString(), Values.wide(cells[position]))
    }

    @Override
    Set<Map.Entry<String, Object>> entrySet() {
        def entries = new LinkedHashMap<String, Object>()
        for (int position = 0; position < columns.size(); position++) {
            entries.put(columns[position], Values.wide(cells[position]))
        }
        entries.entrySet()
    }
}
