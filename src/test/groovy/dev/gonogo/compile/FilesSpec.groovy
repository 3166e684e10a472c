package dev.gonogo.compile

/** The files that a runbook names are there, and its migrations can be put in an order. */
class FilesSpec extends CompileSpecification {

    def 'all missing files are told together, where they are named'() {
        expect:
        problems('''\
            runbook('r') {
              target('db') { embedded(); fixture 'a.sql', 'b.sql' }
              phase('P') {
                task('T', 't') {
                  check('c') { queryFile 'checks/c.sql'; expect { rows.empty } }
                  sql('s') { file 's.sql' }
                }
              }
            }'''.stripIndent()) == '''\
            runbook.groovy:2:30: there is no file `a.sql`
              target('db') { embedded(); fixture 'a.sql', 'b.sql' }
                                         ^
              hint: paths are relative to the runbook's folder
            runbook.groovy:2:30: there is no file `b.sql`
              target('db') { embedded(); fixture 'a.sql', 'b.sql' }
                                         ^
              hint: paths are relative to the runbook's folder
            runbook.groovy:5:20: there is no file `checks/c.sql`
                  check('c') { queryFile 'checks/c.sql'; expect { rows.empty } }
                               ^
              hint: paths are relative to the runbook's folder
            runbook.groovy:6:18: there is no file `s.sql`
                  sql('s') { file 's.sql' }
                             ^
              hint: paths are relative to the runbook's folder'''.stripIndent()
    }

    def 'a folder is no file, and neither is a name that no file can have'() {
        given:
        write('s.sql/inside')

        expect:
        problems(inTask("sql('s') { file 's.sql' }")).startsWith('runbook.groovy:5:18: there is no file `s.sql`\n')
        problems(inTask("sql('s') { file 'a\\u0000b' }")).startsWith('runbook.groovy:5:18: there is no file')
    }

    def 'there is no folder of migrations'() {
        expect:
        problems(migrating('migrations')) == '''\
            runbook.groovy:3:3: there is no folder `migrations`
              migrations('migrations') { naming ~/\\d{3}_\\w+\\.sql/ }
              ^
              hint: paths are relative to the runbook's folder'''.stripIndent()
    }

    def 'there is no migration in the folder'() {
        given:
        write('m/.gitkeep')

        expect:
        problems(migrating('m')) == '''\
            runbook.groovy:3:3: the folder `m` has no migration in it
              migrations('m') { naming ~/\\d{3}_\\w+\\.sql/ }
              ^'''.stripIndent()
    }

    def 'every file that is not named as a migration is told'() {
        given:
        ['001_a.sql', '2_b.sql', 'notes.txt', '.hidden', 'folder/x'].each { write("m/$it") }

        expect:
        problems(migrating('m')) == '''\
            runbook.groovy:3:3: `m/2_b.sql` is not named as a migration
              migrations('m') { naming ~/\\d{3}_\\w+\\.sql/ }
              ^
              hint: names match `\\d{3}_\\w+\\.sql` here; rename the file, or move it out of the folder
            runbook.groovy:3:3: `m/notes.txt` is not named as a migration
              migrations('m') { naming ~/\\d{3}_\\w+\\.sql/ }
              ^
              hint: names match `\\d{3}_\\w+\\.sql` here; rename the file, or move it out of the folder'''.stripIndent()
    }

    def 'two migrations of one version'() {
        given:
        ['001_a.sql', '002_b.sql', '002_c.sql'].each { write("m/$it") }

        expect:
        problems(migrating('m')) == '''\
            runbook.groovy:3:3: two migrations have version `002`: `002_b.sql` and `002_c.sql`
              migrations('m') { naming ~/\\d{3}_\\w+\\.sql/ }
              ^
              hint: which of them comes first is undefined; renumber one'''.stripIndent()
    }

    def 'a file that takes something back is no migration: #name'() {
        given:
        ['001_a.sql', name].each { write("m/$it") }

        expect:
        problems("runbook('r') {\n  target('db') { embedded() }\n  migrations('m') { naming ~/.*/ }\n  phase('P') { task('T', 't') { } }\n}") == """\
            runbook.groovy:3:3: `m/$name` takes something back, by its name, and would be applied as a migration
              migrations('m') { naming ~/.*/ }
              ^
              hint: move it into `rollback`, under the name of the migration that it reverts""".stripIndent()

        where:
        name << ['001_a_rollback.sql', '001_a.down.sql', 'rollback_001.sql', '002_undo.sql', 'Revert-3.sql']
    }

    def 'a day without a time beside others with one'() {
        given:
        ['20251014220000_a.sql', '20251015_b.sql'].each { write("m/$it") }

        expect:
        problems(migrating('m').replace('\\d{3}', '\\d+')) == '''\
            runbook.groovy:3:3: `m/20251015_b.sql` names a day and no time, where others name both
              migrations('m') { naming ~/\\d+_\\w+\\.sql/ }
              ^
              hint: it would be sorted before all of them; give it the time too, as `20251015120000`'''.stripIndent()
    }

    def 'versions that there are not'() {
        given:
        ['001_a.sql', '002_b.sql'].each { write("m/$it") }

        expect:
        problems(migrating('m', '''\
            migrate { to '003' }
            rehearse { backTo '000' }
            rollback { migrateBack to: '1' }'''.stripIndent())) == '''\
            runbook.groovy:6:17: there is no migration `003`
                  migrate { to '003' }
                            ^
              hint: versions are the digits that file names begin with
            runbook.groovy:7:18: there is no migration `000`
                  rehearse { backTo '000' }
                             ^
              hint: versions are the digits that file names begin with
            runbook.groovy:8:18: there is no migration `1`
                  rollback { migrateBack to: '1' }
                             ^
              hint: versions are the digits that file names begin with'''.stripIndent()
    }

    def 'the files that revert migrations'() {
        given:
        ['m/001_a.sql', 'm/002_b.sql', 'm/003_c.sql', 'rollback/003_c.sql'].each { write(it) }

        expect:
        problems(migrating('m', "rollback { migrateBack to: '001' }")) == '''\
            runbook.groovy:6:18: there is no file `rollback/002_b.sql`
                  rollback { migrateBack to: '001' }
                             ^
              hint: to go back behind migration `002`, the file that reverts it is needed'''.stripIndent()
    }

    def 'migrations are in the order of their versions, not of their names'() {
        given:
        ['9_a.sql', '10_b.sql', '1_c.sql'].each { write("m/$it") }

        expect:
        compile('''\
            runbook('r') {
              target('db') { embedded() }
              migrations('m')
              phase('P') { task('T', 't') { } }
            }'''.stripIndent()).migrations().get().files()*.fileName() == ['1_c.sql', '9_a.sql', '10_b.sql']
    }

    private static String migrating(String folder, String words = '') {
        """\
runbook('r') {
  target('db') { embedded() }
  migrations('$folder') { naming ~/\\d{3}_\\w+\\.sql/ }
  phase('P') {
    task('T', 't') {
${words.indent(6)}    }
  }
}
"""
    }
}
