package dev.gonogo.dsl

import dev.gonogo.model.Result
import groovy.transform.CompileStatic
import groovy.transform.stc.ClosureParams
import groovy.transform.stc.FromString

/** The rows of a result. A condition that meets NULL is neither true nor false, so that the order of the rows decides nothing. */
@CompileStatic
class ExpectRows extends AbstractList<Map<String, Object>> {

    private final Result result
    private final NullsMet nulls

    ExpectRows(Result result, NullsMet nulls) {
        this.result = result
        this.nulls = nulls
    }

    @Override
    Map<String, Object> get(int number) {
        if (number < 0 || number >= size()) {
            throw new NoSuchRow("`rows[$number]` needs ${number < 0 ? 1 : number + 1} row${number < 1 ? '' : 's'}; the query returned ${size()}")
        }
        new ExpectRow(result.columns(), result.rows()[number], nulls)
    }

    /** As in any list of Groovy, `rows[-1]` is the last one. */
    Map<String, Object> getAt(int number) {
        get(number < 0 && size() ? size() + number : number)
    }

    Map<String, Object> first() {
        get(0)
    }

    Map<String, Object> last() {
        getAt(-1)
    }

    @Override
    int size() {
        result.rows().size()
    }

    boolean any(@ClosureParams(value = FromString, options = 'java.util.Map<java.lang.String,java.lang.Object>') Closure<?> condition) {
        find(condition) != null
    }

    boolean every(@ClosureParams(value = FromString, options = 'java.util.Map<java.lang.String,java.lang.Object>') Closure<?> condition) {
        if (!size()) {
            throw new NoSuchRow('the query returned no row, and `every` of none proves nothing; where there may be none, write `rows.empty || rows.every { … }`')
        }
        decided(condition, false) == null
    }

    Map<String, Object> find(@ClosureParams(value = FromString, options = 'java.util.Map<java.lang.String,java.lang.Object>') Closure<?> condition) {
        decided(condition, true)
    }

    /** The first row for which the condition certainly is as wanted. */
    private Map<String, Object> decided(Closure<?> condition, boolean wanted) {
        int begun = nulls.mark()
        for (Map<String, Object> row : this) {
            int before = nulls.mark()
            boolean met = condition.call(row)
            if (met == wanted && nulls.mark() == before) {
                nulls.forget(begun)
                return row
            }
        }
        null
    }
}
