package dev.gonogo.dsl

import dev.gonogo.model.Migrations
import dev.gonogo.model.Place
import groovy.transform.CompileStatic

import java.util.regex.Pattern

/** `migrations('folder') { … }`: the files, their names, and the table that remembers them. */
@CompileStatic
class MigrationsBlock extends Block {

    private final Place at
    private final String folder
    private String history = 'schema_migrations'
    private String naming = /\d+.*\.sql/
    private String rollbacks = 'rollback'
    private boolean ownTransactions

    MigrationsBlock(RunbookSource source, Place at, String folder) {
        super(source)
        this.at = at
        this.folder = folder
    }

    @Word('the table that remembers which migrations were applied')
    void history(String table) {
        once('history')
        history = table
    }

    @Word('what every file name in the folder must match')
    void naming(Pattern pattern) {
        once('naming')
        naming = pattern.pattern()
    }

    @Word('the folder of the files that revert migrations; each bears the name of its migration')
    void rollbacks(String folder) {
        once('rollbacks')
        rollbacks = folder
    }

    @Word('files may begin and end transactions themselves; each is a portion with a receipt of its own')
    void ownTransactions() {
        once('ownTransactions')
        ownTransactions = true
    }

    Migrations toMigrations() {
        new Migrations(at, folder, history, naming, rollbacks, ownTransactions, [])
    }
}
