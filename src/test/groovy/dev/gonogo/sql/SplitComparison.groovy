package dev.gonogo.sql

import dev.gonogo.model.Problem
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/**
 * Every script under a folder, cut by psql and by us: `mvn -Ppsql test -Dregression.sql=FOLDER`, with the scripts of
 * PostgreSQL's regression tests, say. Needs a psql 15 on the PATH. A script that needs what is refused here is compared
 * without that.
 */
class SplitComparison extends Specification {

    /** What is refused and yet read as psql reads it. */
    private static final List<String> CUT_ALL_THE_SAME = [/`COPY … TO stdout` .*/, /double-encoded.*/, /(?s).* is neither true nor false/]
    private static final List<String> SENDS = ['\\g', '\\gx', '\\gset', '\\gexec', '\\gdesc', '\\crosstabview', '\\watch', '\\;']

    /** Makes psql send cursors of its own around a query. */
    private static final READS_IN_PARTS = ~/(?m)^\\set FETCH_COUNT .*/

    @TempDir
    Path copies

    private int statements
    private final Map<String, List<String>> needs = [:]
    private final List<String> differences = []

    def 'psql and we cut alike'() {
        given:
        def folder = Path.of(System.getProperty('regression.sql', ''))
        def scripts = Files.walk(folder).withCloseable { all -> all.filter { it.toString().endsWith('.sql') }.sorted().toList() }

        when:
        scripts.each { script -> compare(folder.relativize(script).toString(), script) }

        then:
        report(scripts.size())
        differences.empty
        scripts
    }

    private void compare(String name, Path script) {
        def text
        try {
            text = Utf8.withoutMark(Utf8.decode(name, Files.readAllBytes(script)))
            Utf8.refuseNul(new ScriptText(name, text))
        } catch (RuntimeException unreadable) {
            needs[name] = [unreadable.message.readLines().first().replaceFirst(/^[^ ]+ /, '')]
            return
        }
        def (reading, bare) = withoutRefused(name, script, text)
        if (reading == null) {
            return
        }
        def copy = Files.writeString(Files.createDirectories(copies.resolve(name).parent).resolve(script.fileName), bare)
        def sent = Psql.queriesOf(copy).findAll { !SplitCase.isEmpty(it) }
        def ours = reading.statements()
        statements += ours.size()
        def different = (0..<Math.max(sent.size(), ours.size())).find { i ->
            i >= sent.size() || i >= ours.size() || !alike(ours[i].text(), sent[i])
        }
        if (different != null) {
            differences << "$name: ${ours.size()} statements, psql ${sent.size()}; the first that differs:\n" +
                    "  here ${ours[different]?.start()}: ${ours[different]?.text()?.take(300)}\n  psql: ${sent[different]?.take(300)}".toString()
        }
    }

    /** The script with what is refused blanked out, until nothing is refused that would be cut otherwise. */
    private List withoutRefused(String name, Path script, String text) {
        def bare = text.replaceAll(READS_IN_PARTS, '')
        for (;;) {
            def reading = new Reading({ String path -> new ScriptFiles.Content(path, Files.readAllBytes(script.resolveSibling(path))) } as ScriptFiles)
            reading.text(script.fileName.toString(), name, bare)
            def refused = reading.problems().findAll { problem -> !CUT_ALL_THE_SAME.any { problem.message() ==~ it } && !isLeft(problem) }
            if (!refused) {
                return [reading, bare]
            }
            needs.computeIfAbsent(name) { [] }.addAll(refused*.message())
            def lines = bare.split('\n', -1).toList()
            if (!refused.findAll { blankOut(lines, it, name) }) {
                needs[name] << 'NOT COMPARED'
                return [null, null]
            }
            bare = lines.join('\n')
        }
    }

    /** False when it is neither a backslash command nor a variable of this file. */
    private static boolean blankOut(List<String> lines, Problem problem, String name) {
        def line = lines[problem.at().line() - 1]
        int at = problem.message().contains('backquotes') ? line.indexOf('\\') : problem.at().column() - 1
        if (problem.at().file() != name || !(line.substring(at) ==~ /(?s)[\\:].*/)) {
            return false
        }
        def named = problem.message() =~ /`(.*?)`/
        def command = named.find() ? named[0][1] as String : ''
        def rest = line.startsWith(':', at) || command == '\\;' ? line.substring(Math.min(at + command.length(), line.length())) : ''
        lines[problem.at().line() - 1] = line.take(at) + (line.startsWith(':', at) ? 'null' : command in SENDS ? ';' : '') + rest
        true
    }

    /** psql leaves an unknown variable as it is, and takes some from its session. */
    private static boolean isLeft(Problem problem) {
        def variable = problem.message() =~ /psql variable `\W*(\w+).*` is not set/
        variable.find() && Variables.ofSession(variable[0][1]).empty
    }

    private static boolean alike(String statement, String query) {
        SplitCase.plain(statement) == SplitCase.plain(query)
    }

    private boolean report(int scripts) {
        def skipped = needs.findAll { it.value.last() == 'NOT COMPARED' || it.value.size() == 1 && it.value[0].startsWith('byte') }
        println "scripts: $scripts"
        println "compared: ${scripts - skipped.size()}, of which ${needs.size() - skipped.size()} without the commands that are refused"
        println "statements: $statements"
        println "differences: ${differences.size()}"
        differences.each { println it }
        needs.each { name, what -> println "needs: $name: ${what.countBy { it.replaceFirst(/psql meta-command (`.*`) is not.*/, '$1') }}" }
        true
    }
}
