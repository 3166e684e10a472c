package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `foreignKeys { … }`. */
@CompileStatic
class ForeignKeysBlock extends Block {

    private String schema = 'public'
    private String to
    private int atLeast = 1
    private int orphans
    private final List<Probe.Reference> undeclared = []

    ForeignKeysBlock(RunbookSource source) {
        super(source)
    }

    @Word('the schema whose tables are meant; `public` when not said')
    void schema(String name) {
        once('schema')
        schema = name
    }

    @Word('only foreign keys that reference this table')
    void to(String table) {
        once('to')
        to = table
    }

    @Word('how many there must be; 1 when not said')
    void atLeast(int keys) {
        once('atLeast')
        notNegative(keys, 'atLeast')
        atLeast = keys
    }

    @Word('how many rows may reference nothing; 0 when not said')
    void orphans(int rows) {
        once('orphans')
        notNegative(rows, 'orphans')
        orphans = rows
    }

    @Word('a column that references another without a foreign key, as `public.note.author`, `public.person.id`')
    void undeclared(String from, String to) {
        [from, to].findAll { it.split(/\./).length != 3 }.each {
            source.problem(here('undeclared'), "`$it` is no column with its table and schema", 'write `public.note.author`')
        }
        undeclared << new Probe.Reference(from, to)
    }

    Probe toProbe() {
        new Probe.ForeignKeys(schema, Optional.ofNullable(to), atLeast, orphans, undeclared)
    }
}
