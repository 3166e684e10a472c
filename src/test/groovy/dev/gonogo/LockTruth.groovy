package dev.gonogo

/** `lock-truth.sql`: statements, and what each is known to lock, rewrite and scan. */
class LockTruth {

    /** The statements that the others need. */
    final String setUp
    final List<Statement> statements

    /** @param effects by table, such as `[t: 'AccessExclusive rewrite scan']`; only locks against writes */
    static record Statement(String sql, Map<String, String> effects, boolean dangerous) {
    }

    private LockTruth(String setUp, List<Statement> statements) {
        this.setUp = setUp
        this.statements = statements
    }

    static LockTruth read() {
        def parts = LockTruth.getResource('lock-truth.sql').getText('UTF-8').split('-- statements\n')
        new LockTruth(parts[0], parts[1].trim().split('\n\n').collect { statement(it) })
    }

    private static Statement statement(String text) {
        def (String head, String sql) = text.split('\n', 2) as List
        def effects = head.substring(2).split(';')*.trim().findAll().collectEntries {
            def (table, rest) = it.split(' ', 2) as List
            [table, rest.replace(' dangerous', '')]
        }
        new Statement(sql, effects, head.contains('dangerous'))
    }
}
