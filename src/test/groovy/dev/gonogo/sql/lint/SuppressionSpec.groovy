package dev.gonogo.sql.lint

/** What comments allow: one statement, or the whole file; with a reason, and for as long as they say. */
class SuppressionSpec extends LintSpecification {

    static final String TWICE = 'truncate public.a;\ntruncate public.b;\n'

    def '#where: #left truncate(s) left'() {
        given:
        def report = lint(text)

        expect:
        ids(report).count('truncate') == left
        report.suppressed()*.reason() == ['it is filled anew'] * (2 - left)
        !ids(report).any { it.startsWith('suppression') }

        where:
        where                     | text                                                                       || left
        'nowhere'                 | TWICE                                                                      || 2
        'above a statement'       | 'truncate public.a;\n-- gonogo:allow truncate it is filled anew\ntruncate public.b;' || 1
        'beside it'               | 'truncate public.a; -- gonogo:allow truncate it is filled anew\ntruncate public.b;'  || 1
        'inside it'               | 'truncate\n  -- gonogo:allow truncate it is filled anew\n  public.a;\ntruncate public.b;' || 1
        'directly above the first' | "-- gonogo:allow truncate it is filled anew\n$TWICE"                      || 1
        'at the head of the file' | "-- gonogo:allow truncate it is filled anew\n\n$TWICE"                     || 0
        'among other comments'    | "-- a night's work\n-- gonogo:allow truncate it is filled anew\n--\n\n$TWICE" || 0
        'with CRLF'               | "-- gonogo:allow truncate it is filled anew\r\n\r\ntruncate public.a;\r\ntruncate public.b;" || 0
        'in a string, where it is none' | "select '\n-- gonogo:allow truncate it is filled anew\n';\n$TWICE"          || 2
        'in a body, where it is none'   | "do 'begin\n-- gonogo:allow truncate it is filled anew\nend';\n$TWICE"        || 2
        'with a last day to come' | "-- gonogo:allow truncate until 2026-11-20 it is filled anew\n\n$TWICE"    || 0
    }

    def '#what is a finding of its own: #id'() {
        given:
        def report = lint("$comment\ntruncate public.a;")

        expect:
        ids(report).contains(id)
        report.findings().find { it.rule().id() == id }.at().toString() == 'a.sql:1:1'
        ids(report).contains('truncate') == found

        where:
        what                    | comment                                                  || id                           | found
        'no reason'             | '-- gonogo:allow truncate'                               || 'suppression-without-reason' | true
        'only a last day'       | '-- gonogo:allow truncate until 2999-01-01'              || 'suppression-without-reason' | true
        'a last day that is over' | '-- gonogo:allow truncate until 2026-11-19 it is filled' || 'suppression-expired'      | true
        'a day in no calendar'  | '-- gonogo:allow truncate until 2026-02-31 it is filled' || 'suppression-expired'        | true
        'another rule than any' | '-- gonogo:allow trunkate it is filled'                  || 'suppression-of-no-rule'     | true
        'no rule at all'        | '-- gonogo:allow'                                        || 'suppression-of-no-rule'     | true
        'a rule that finds nothing' | '-- gonogo:allow drop-column it is empty'            || 'suppression-unused'         | true
    }

    def 'what is wrong with a suppression cannot be suppressed by it'() {
        expect:
        ids(lint('-- gonogo:allow suppression-unused so be it\nselect 1;')) == ['suppression-unused']
    }
}
