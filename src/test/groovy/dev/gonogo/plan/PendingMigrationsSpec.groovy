package dev.gonogo.plan

import dev.gonogo.compile.CompileSpecification
import dev.gonogo.postgres.MigrationHistory
import dev.gonogo.postgres.MigrationHistory.Applied

import java.nio.file.Files

class PendingMigrationsSpec extends CompileSpecification {

    def 'what is applied, what is pending: #rows'() {
        when:
        def pending = pending(rows.collect { new Applied(it, '') })

        then:
        pending.applied()*.version() == applied
        pending.pending()*.version() == ['1', '2', '10'] - applied
        pending.findings()*.message() == findings
        pending.findings().every { it.blocks() && it.hint() }

        where:
        rows                               || applied          | findings
        []                                 || []               | []
        ['1']                              || ['1']            | []
        ['1_a', '2_b.sql', '10']           || ['1', '2', '10'] | []
        ['1', '10']                        || ['1', '10']      | ['`2_b.sql` would be applied after `10_c.sql`, which is newer']
        ['10']                             || ['10']           | ['`1_a.sql`, `2_b.sql` would be applied after `10_c.sql`, which is newer']
        ['1', '7']                         || ['1']            | ['migration `7` is applied on the target, and no file here has that version']
        ['1', '1_a']                       || ['1']            | ['migration `1_a` is applied on the target, and no file here has that version']
        ['1', '2_renamed']                 || ['1']            | ['migration `2_renamed` is applied on the target, and no file here has that version']
    }

    def 'a file is the applied one as long as its sum is'() {
        given:
        def sum = Digest.of('create table a();')

        expect:
        pending([new Applied('1', checksum == 'own' ? sum : checksum)]).findings()*.message() == findings

        where:
        checksum | findings
        'own'    | []
        ''       | []
        'other'  | ['`1_a.sql` was changed after it was applied']
    }

    def 'up to a version and above it, by their numbers'() {
        given:
        def none = pending([])
        def all = pending(['1', '2', '10'].collect { new Applied(it, '') })

        expect:
        none.upTo(Optional.of('2'))*.fileName() == ['1_a.sql', '2_b.sql']
        none.upTo(Optional.empty())*.fileName() == ['1_a.sql', '2_b.sql', '10_c.sql']
        none.above('1') == []
        all.above('1')*.fileName() == ['10_c.sql', '2_b.sql']
        all.above('10') == []
        all.upTo(Optional.empty()) == []
    }

    private PendingMigrations pending(List<Applied> rows) {
        Files.createDirectories(folder.resolve('migrations'))
        ['1_a': 'a', '2_b': 'b', '10_c': 'c'].each { name, table ->
            Files.writeString(folder.resolve("migrations/${name}.sql"), "create table $table();")
        }
        def runbook = compile(inTask('migrate()').replaceFirst('phase', "migrations('migrations')\nphase"))
        PendingMigrations.of(runbook.migrations().get(), MigrationHistory.State.of(rows), SqlFiles.read(runbook))
    }
}
