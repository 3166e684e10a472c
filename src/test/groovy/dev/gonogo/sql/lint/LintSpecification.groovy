package dev.gonogo.sql.lint

import spock.lang.Specification

import java.time.LocalDate

/** Looks at texts as at files. */
abstract class LintSpecification extends Specification {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20)

    boolean byRunbook = true
    OptionalInt server = OptionalInt.empty()

    LintReport lint(Map<String, String> files) {
        def read = files.collect { path, text -> LintFile.read(path, text.getBytes('UTF-8'), WayBack.is(java.nio.file.Path.of(path))) }
        new Linter(new LintOptions(byRunbook, server, TODAY)).lint(read.sort { it.back() })
    }

    LintReport lint(String text) {
        lint(['a.sql': text])
    }

    List<String> ids(LintReport report) {
        report.findings()*.rule()*.id()
    }
}
