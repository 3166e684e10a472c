package dev.gonogo.sql

/**
 * Records anew what psql makes of the scripts in src/test/resources/dev/gonogo/sql, the folder to be given. After a change of
 * the scripts; needs a psql on the PATH, no server.
 */
class RecordSplits {

    static void main(String... arguments) {
        def folder = new File(arguments[0])
        def hard = SplitCase.parse(new File(folder, 'psql-hard.txt').getText('UTF-8'))
        record(new File(folder, 'psql-hard.txt'), hard*.name, hard*.script)
        def random = randomScripts(200)
        record(new File(folder, 'psql-random.txt'), (1..random.size()).collect { "random $it".toString() }, random)
    }

    private static void record(File file, List<String> names, List<String> scripts) {
        def sent = Psql.queriesOf(scripts)
        def cases = names.indices.collect { new SplitCase(names[it], scripts[it], sent[it]) }
        file.setText(cases*.format().join(''), 'UTF-8')
    }

    private static List<String> randomScripts(int count) {
        def scripts = new RandomScripts(15)
        def found = []
        while (found.size() < count) {
            def script = scripts.next().replaceFirst(/\n+\z/, '')
            if (!meetsPsqlCommand(script)) {
                found << script
            }
        }
        found
    }

    private static boolean meetsPsqlCommand(String script) {
        def splitter = new Splitter(new ScriptText('', script))
        splitter.split()
        splitter.problems().any { it.message().contains('meta-command') }
    }
}
