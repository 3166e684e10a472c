package dev.gonogo.dsl

import dev.gonogo.model.KnownIssue
import dev.gonogo.model.Place
import dev.gonogo.model.Risk
import groovy.transform.CompileStatic

import java.time.LocalDate
import java.time.format.DateTimeParseException

/** `knownIssue('name') { … }`. */
@CompileStatic
class KnownIssueBlock extends Block {

    final Risk.Level VERY_LOW = Risk.Level.VERY_LOW
    final Risk.Level LOW = Risk.Level.LOW
    final Risk.Level MEDIUM = Risk.Level.MEDIUM
    final Risk.Level HIGH = Risk.Level.HIGH
    final Risk.Level CRITICAL = Risk.Level.CRITICAL

    private final Place at
    private final String name
    private Risk.Level impact = Risk.Level.MEDIUM
    private String workaround = ''
    private String owner
    private LocalDate due

    KnownIssueBlock(RunbookSource source, Place at, String name) {
        super(source)
        this.at = at
        this.name = name
        named(name, at, 'known issue')
    }

    @Word('how bad it is')
    void impact(Risk.Level level) {
        once('impact')
        impact = level
    }

    @Word('how it is lived with')
    void workaround(String text) {
        once('workaround')
        workaround = text
    }

    @Word('the role that looks after it')
    void ownedBy(String role) {
        once('ownedBy')
        owner = role
    }

    @Word("the day by which it is to be mended, as `'2026-12-24'`")
    void due(String day) {
        def at = once('due')
        try {
            due = LocalDate.parse(day)
        } catch (DateTimeParseException ignored) {
            source.problem(at, "`$day` is not a day", "write it as `'2026-12-24'`")
        }
    }

    KnownIssue toKnownIssue() {
        new KnownIssue(at, name, impact, workaround, Optional.ofNullable(owner), Optional.ofNullable(due))
    }
}
