package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `rowLevelSecurity { … }`. */
@CompileStatic
class RowLevelSecurityBlock extends Block {

    private String schema = 'public'
    private int atLeast = 0
    private boolean forced
    private final List<String> except = []

    RowLevelSecurityBlock(RunbookSource source) {
        super(source)
    }

    @Word('the schema whose tables are meant; `public` when not said')
    void schema(String name) {
        once('schema')
        schema = name
    }

    @Word('how many tables must have it, as `18.tables`; all when not said')
    void atLeast(int tables) {
        once('atLeast')
        positive(tables, 'atLeast')
        atLeast = tables
    }

    @Word("it binds the tables' owner too")
    void forced() {
        forced = true
    }

    @Word('tables that need none; all others must have it')
    void except(String... tables) {
        except.addAll(tables)
    }

    Probe toProbe() {
        new Probe.RowLevelSecurity(schema, atLeast, forced, except)
    }
}
