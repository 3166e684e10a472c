package dev.gonogo

import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.core.importer.ImportOption
import spock.lang.Shared
import spock.lang.Specification

/** The arrows between packages: who may know whom. The table is the architecture; a new arrow is a decision. */
class ArchitectureSpec extends Specification {

    static final Map<String, Set<String>> MAY_KNOW = [
            'model'            : [],
            'dsl'              : ['model'],
            'cache'            : [],
            'compile'          : ['cache', 'dsl', 'model', 'ssh'],
            'ssh'              : [],
            'sql'              : ['model'],
            'sql.parse'        : [],
            'sql.lint'         : ['model', 'sql', 'sql.parse'],
            'postgres.embedded': [],
            'postgres'         : [],
            'plan'             : ['cache', 'model', 'postgres', 'sql', 'sql.lint'],
            'trail.render'     : [],
            'trail'            : ['model', 'plan', 'ssh', 'trail.render'],
            'run.script'       : ['model', 'postgres', 'sql'],
            'run.tenant'       : ['model', 'postgres'],
            'run'              : ['model', 'sql', 'sql.lint', 'plan', 'postgres', 'postgres.embedded', 'run.script', 'run.tenant', 'trail'],
            ''                 : ['compile', 'model', 'plan', 'run', 'sql', 'sql.lint', 'ssh', 'trail'],
            'cli'              : ['', 'cli.console', 'dsl', 'model', 'plan', 'run', 'sql.lint', 'ssh', 'trail', 'trail.render'],
            'cli.console'      : ['model', 'plan', 'postgres', 'run', 'trail'],
    ].collectEntries { name, known -> [name, known as Set] } as Map<String, Set<String>>

    @Shared
    JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPaths('target/classes/dev')

    def 'the packages are those of the table'() {
        expect:
        classes.collect { name(it.packageName) } as Set == MAY_KNOW.keySet()
    }

    def '`#from` knows what it may know, and all of that'() {
        given:
        def known = classes.findAll { name(it.packageName) == from }
                .collectMany { it.directDependenciesFromSelf }
                .collect { it.targetClass.packageName }
                .findAll { it.startsWith('dev.gonogo') }
                .collect { name(it) } as Set

        expect:
        known - from == MAY_KNOW[from]

        where:
        from << MAY_KNOW.keySet()
    }

    def 'no package reaches itself'() {
        expect:
        reachable(from).every { it != from }

        where:
        from << MAY_KNOW.keySet()
    }

    def 'no Groovy type is in a public signature outside of the language'() {
        given:
        def leaks = classes.findAll { it.modifiers*.name().contains('PUBLIC') && !(name(it.packageName) in ['dsl', 'compile']) }
                .collectMany { it.methods + it.constructors }
                .findAll { it.modifiers*.name().contains('PUBLIC') }
                .findAll { member -> (member.rawParameterTypes + member.rawReturnType).any { it.name.startsWith('groovy.') } }

        expect:
        leaks.empty
    }

    private static Set<String> reachable(String from) {
        def reached = [] as Set<String>
        def open = MAY_KNOW[from] as List
        while (open) {
            def next = open.remove(0)
            if (reached.add(next)) {
                open.addAll(MAY_KNOW[next])
            }
        }
        reached
    }

    private static String name(String packageName) {
        packageName == 'dev.gonogo' ? '' : packageName.substring('dev.gonogo.'.length())
    }
}
