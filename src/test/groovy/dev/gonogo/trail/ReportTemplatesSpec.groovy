package dev.gonogo.trail

import dev.gonogo.plan.Json
import spock.lang.Specification
import spock.lang.Timeout

import static dev.gonogo.trail.Format.HTML
import static dev.gonogo.trail.Format.JSON
import static dev.gonogo.trail.Format.MD

/** What a reader finds in the rendered reports, whatever stands in `report.json`. */
class ReportTemplatesSpec extends Specification {

    static final Map NO_GO = Json.read(
            ReportTemplatesSpec.getResource('no-go-report.json').getText('UTF-8'), Map)
    static final Map NO_CHANGES = [added: [], removed: [], changed: [], undeclared: []]
    static final Map NOTHING = NO_GO + [catalogDiff: NO_CHANGES, startedAt: null, finishedAt: null] +
            NO_GO.findAll { it.value instanceof List }.collectEntries { [it.key, []] }
    static final String HOSTILE = ']]> </style> & <b> \ufffe \ud800 " -->'
    static final Map STEP = NO_GO.steps[0]
    static final Map BENCHMARK = [step: 'CE-20/server-version', confidence: 0.95, interleaved: true, queries: [[
            file: 'benchmarks/a.sql', runs: 100, percentiles: [p50: 12.0, p95: 20.0], intervals: [p50: [lower: 11.0, upper: 13.0]],
            baseline: [p50: 6.0], ratio: 2.0, lower: 1.8, upper: 2.2, verdict: 'degraded']]]
    static final Set WORDS_OF_THE_PROGRAM = ['verdict', 'state', 'probability', 'impact', 'startedAt', 'finishedAt',
            'startsAt', 'endsAt', 'estimate', 'took', 'takenAt'] as Set

    def 'the verdict is a word, in the title, above everything else'() {
        when:
        def fields = NO_GO + [verdict: decided]

        then:
        html(fields).contains("<title>$word: Staging migrations")
        html(fields).contains("<h1><span class=\"word\">$word</span>")
        html(fields).contains("<header class=\"verdict $decided\">")
        md(fields).startsWith("# $word: Staging migrations\n")

        where:
        decided       | word
        'GO'          | 'GO'
        'NO_GO'       | 'NO-GO'
        'NOT_DECIDED' | 'NOT DECIDED'
    }

    def 'the first reason is the headline, and the others follow before anything else'() {
        when:
        def told = [text(html(NO_GO)), md(NO_GO).replaceAll(/[*`]/, '')]

        then:
        told.every { page ->
            def places = NO_GO.reasons.collect { page.indexOf(it.replace('`', '').drop(1).take(60)) }
            places.every { it > 0 } && places == places.sort(false) && places.last() < page.indexOf('3 of 8 met')
        }
    }

    def 'a reason that fills a page is cut where a word ends, and told in full by its criterion'() {
        given:
        def endless = '`T-1/a` failed: ' + (1..200).collect { "word$it" }.join(' ')
        def fields = NO_GO + [reasons: [endless], criteria: [[name: 'all', met: false, evidence: [], reasons: [endless]]]]

        expect:
        text(html(fields)) =~ /T-1\/a failed: word1 [^…]{150,230} …/
        text(html(fields)).contains(endless.replace('`', ''))
    }

    def 'a GO says in one sentence what it rests on'() {
        given:
        def go = NO_GO + [verdict: 'GO', criteria: NO_GO.criteria.collect { it + [met: true, reasons: []] },
                rollback: [rehearsed: true, verified: true, seconds: 3]]

        expect:
        text(html(go)).contains('All 8 criteria are met: 12 steps passed, 2 gates passed, the way back led to the state before, and the poll said go.')
    }

    def 'the first page tells #name as `#value`'() {
        when:
        def page = text(html(NO_GO + fields))

        then:
        page.take(page.indexOf('Criteria 3 of 8 met. A GO')).contains("$name $value")

        where:
        name         | fields                                                                 | value
        'Criteria'   | [:]                                                                    | '3 of 8 met'
        'Gates'      | [:]                                                                    | '1 of 2 passed'
        'Gates'      | [gates: []]                                                            | 'none declared'
        'Catalog'    | [catalogDiff: NO_CHANGES]                                              | 'unchanged'
        'Backup'     | [backups: []]                                                          | 'none proven'
        'Way back'   | [rollback: [rehearsed: false, verified: false, seconds: 0]]            | 'not rehearsed'
        'Way back'   | [rollback: [rehearsed: true, verified: true, seconds: 90]]             | 'rehearsed, 1 min 30 s everything was as before'
        'Poll'       | [poll: []]                                                             | 'nobody was polled'
        'Benchmarks' | [benchmarks: [BENCHMARK]]                                              | '1 slower'
    }

    def 'a benchmark shows its interval, and in words beside the drawing'() {
        when:
        def fields = NO_GO + [benchmarks: [BENCHMARK]]

        then:
        html(fields).contains('aria-label="benchmarks/a.sql: median 12 ms (11 ms to 13 ms), p95 20 ms, baseline 6.00 ms"')
        html(fields).contains('aria-label="benchmarks/a.sql: × 2.00 (× 1.80 to × 2.20) as long as the baseline"')
        md(fields).contains('| `benchmarks/a.sql` | median 12 ms (11 ms to 13 ms), p95 20 ms, baseline 6.00 ms | × 2.00 (× 1.80 to × 2.20) |')
    }

    def 'a criterion is met or not met, with links to what shows it'() {
        expect:
        html(NO_GO).count('>met</span>') == 3
        html(NO_GO).count('>not met</span>') == 5
        html(NO_GO).contains('<a href="./evidence/CE-22/migrate/catalog-diff.json">')
        html(NO_GO).contains('<a href="#step-CE-20%2Fpre-migration">CE-20/pre-migration</a>')
        md(NO_GO).contains('| the poll is unanimous | **not met** | role `lead` says no-go: views are gone | `decision/poll-dba`')
    }

    def 'a step in state #state reads `#word`'() {
        when:
        def fields = NO_GO + [steps: [STEP + [state: state.text()]]]

        then:
        html(fields).contains(">$word</span>")
        text(html(fields)).contains("1 step: 1 ${word}.")
        md(fields).contains("All 1 step: 1 $word")

        where:
        state << StepState.values()
        word = [PENDING: 'not run', RUNNING: 'unfinished'][state.name()] ?: state.text()
    }

    def 'overrides, scripted answers and undeclared losses cannot be overlooked'() {
        when:
        def page = text(html(NO_GO))
        def first = page.take(page.indexOf('Criteria 3 of 8 met. A GO'))

        then:
        first.contains('2 overrides: somebody went on against a rule')
        first.contains('1 answer of 4 was scripted')
        page.contains('Undeclared losses')
        page.contains('column public.users.role undeclared')
        md(NO_GO).contains('> **2 overrides: somebody went on against a rule**')
        md(NO_GO).contains('| **scripted** |')
        md(NO_GO).contains('2 losses not declared')
    }

    def 'a gate tells the states of what it requires'() {
        expect:
        text(html(NO_GO)).contains('Gate 1: preparation complete passed 5 steps: 4 passed, 1 warned')
        md(NO_GO).contains('| Gate 2: migration successful | **failed** | 1 step: 1 rolled-back |')
    }

    def 'the rehearsal of the way back is told in one sentence: #sentence'() {
        expect:
        [text(html(NO_GO + [rollback: rollback])), md(NO_GO + [rollback: rollback])].every { it.contains(sentence) }

        where:
        rollback                                           | sentence
        [rehearsed: false, verified: false, seconds: 0]    | 'The way back was not rehearsed.'
        [rehearsed: true, verified: false, seconds: 5400]  | 'rehearsed and took 1 h 30 min, but it is NOT verified'
        [rehearsed: true, verified: true, seconds: 0.0731] | 'rehearsed and took 73 ms, and everything was as before.'
    }

    def 'a plan of #estimate reads `#words`'() {
        when:
        def task = NO_GO.planned[0] + [estimate: estimate, startsAt: '2026-11-25T10:00:00Z', endsAt: endsAt]

        then:
        text(html(NO_GO + [planned: [task], actual: []])).contains("$words at the start, 25 Nov, 10:00 not run")
        md(NO_GO + [planned: [task], actual: []]).contains("| 25 Nov, 10:00, $words | not run |")

        where:
        estimate    | endsAt                     | words
        'PT1H30M'   | '2026-11-25T11:30:00Z'     | '1 h 30 min'
        'PT26H'     | '2026-11-26T12:00:00Z'     | '26 h'
        'PT2M5S'    | '2026-11-25T10:02:05Z'     | '2 min 5 s'
        'PT45S'     | '2026-11-25T10:00:45Z'     | '45 s'
        'PT0.4334S' | '2026-11-25T10:00:00.433Z' | '433 ms'
        'PT0S'      | '2026-11-25T10:00:00Z'     | 'under 1 ms'
    }

    def 'a run of seconds beside a plan of hours says that the scales differ'() {
        when:
        def seconds = [[id: 'CE-20', startedAt: '2026-11-25T10:00:00Z', finishedAt: '2026-11-25T10:00:05Z', took: 'PT5S']]

        then:
        text(html(NO_GO + [actual: seconds])).contains('The two are on different scales: the full width is 2 h 15 min for planned and 5 s for actual.')
        html(NO_GO + [actual: seconds]).contains('aria-label="CE-20: planned 30 min at the start; actual 5 s at the start"')
        text(html(NO_GO)).contains('Both are on the same scale.')
    }

    def 'no text of a user becomes markup'() {
        given:
        def plain = hostile(NO_GO, 'plain')
        def bad = hostile(NO_GO, '</style><script>alert("1")</script> | <img src=x onerror=\'a\'> &lt; ` [x](y) *b* <!--')

        expect:
        tags(html(bad)) == tags(html(plain))
        !html(bad).contains('<script')
        !html(bad).contains('<img')
        tags(md(bad)) == tags(md(plain))
        md(bad).readLines()*.count('|') == md(plain).readLines()*.count('|')
        !md(bad).contains('[x]')
        md(bad).readLines().every { !it.contains('*b*') || it.contains('\\*b\\*') }
    }

    def 'in Markdown, a text stays text: #written'() {
        when:
        def fields = NO_GO + [reasons: ['x', text], steps: [STEP + [message: text, name: text]]]

        then:
        md(fields).contains("- $written\n")
        md(fields).contains("| $written `CE-20/server-version` | passed |")

        where:
        text                     | written
        'one\n\n  two\r\nthree'  | 'one<br>two<br>three'
        '# not a heading'        | '\\# not a heading'
        '- not a list'           | '\\- not a list'
        '1. not a list'          | '1\\. not a list'
        '18.6'                   | '18.6'
        '    not code'           | 'not code'
        '```'                    | '&#96;&#96;&#96;'
        'snake_case and _em_'    | 'snake_case and \\_em\\_'
    }

    def 'the page asks nothing of the network and runs nothing'() {
        when:
        def page = html(NO_GO + [endedBecause: 'see https://example.org/x'])

        then:
        links(page).every { it.startsWith('#') || it.startsWith('./') }
        page.contains("default-src 'none'")
        !(page =~ /(?i)@import|url\(|<link|<script|<iframe|\son\w+=/)
        page.count('<h1') == 1
        page.contains('<html lang="en">')
    }

    def 'every link within the page arrives'() {
        when:
        def page = html(NO_GO)
        def ids = (page =~ /id="([^"]+)"/).collect { it[1] }

        then:
        ids.unique(false) == ids
        links(page).findAll { it.startsWith('#') }.every { URLDecoder.decode(it.substring(1), 'UTF-8') in ids }
        NO_GO.steps.every { "step-$it.id".toString() in ids }
    }

    def 'every element that is opened is closed: #what'() {
        expect:
        unclosed(html(fields)) == []
        unclosed(md(fields)) == []

        where:
        what             | fields
        'a full report'  | NO_GO
        'an empty one'   | NOTHING
        'a single phase' | NO_GO + [steps: [STEP]]
    }

    def 'the evidence `#path` is linked as `#link`'() {
        when:
        def fields = NO_GO + [criteria: [], steps: [STEP + [evidence: [path]]]]

        then:
        html(fields).contains("<a href=\"$link\">")
        md(fields).contains("($link)")

        where:
        path                       | link
        'evidence/a/rows.json'     | './evidence/a/rows.json'
        'evidence/a b(1)/é.json'   | './evidence/a%20b%281%29/%C3%A9.json'
        'javascript:alert(1)/x'    | './javascript%3Aalert%281%29/x'
        'https://example.org/x'    | './https%3A//example.org/x'
    }

    def 'evidence outside the folder is named and not linked: #path'() {
        when:
        def fields = NO_GO + [criteria: [], steps: [STEP + [evidence: [path]]]]

        then:
        html(fields).contains("<code>$path</code>")
        links(html(fields)).every { !it.contains('passwd') }
        !md(fields).contains("]($path")

        where:
        path << ['../../etc/passwd', '/etc/passwd', '//example.org/passwd', 'evidence/../../passwd']
    }

    def 'empty lists leave nothing behind'() {
        when:
        def page = html(NOTHING)
        def markdown = md(NOTHING)

        then:
        !(page =~ /<tbody>\s*<\/tbody>|<ul>\s*<\/ul>|<table(?s:(?!<\/table>).)*<\/thead>\s*<\/table>/)
        !page.contains('<table')
        !(page + markdown).contains('null')
        !(markdown =~ /\|---\|\n(?!\|)/)
        page.contains('There is no criterion, and without one there is no GO.')
        markdown.contains('No approval was recorded, and nobody was polled.')
    }

    def 'what never began or never ended is rendered'() {
        when:
        def fields = NO_GO + [startedAt: startedAt, finishedAt: null, endedBecause: 'the run has not ended',
                steps: [STEP + [startedAt: startedAt, finishedAt: null, state: 'waiting']]]

        then:
        html(fields).contains('not recorded')
        md(fields).contains('to not recorded |')

        where:
        startedAt << [null, '2026-11-25T10:00:03.123456789Z']
    }

    @Timeout(60)
    def 'ten thousand steps are rendered'() {
        given:
        def steps = (1..10_000).collect { STEP + [id: "T-${it.intdiv(10)}/step-$it".toString()] }
        def fields = NO_GO + [steps: steps,
                gates: [[name: 'all', state: 'passed', requires: steps*.id]],
                criteria: [[name: 'all', met: true, evidence: steps*.id, reasons: []]]]

        expect:
        html(fields).contains('10,000 passed')
        md(fields).contains('10,000 passed')
    }

    def 'nothing that others wrote steers a terminal, a reader or the direction of writing: #what'() {
        given:
        def bad = hostile(NO_GO, "a${written}b")

        expect:
        [HTML, MD, JSON].every { !new String(ReportWriter.render(report(bad), it), 'UTF-8').contains(written) }
        html(bad).contains(shown)

        where:
        what                  | written                   | shown
        'a colour'            | '\u001b[1;31m'            | 'ab'
        'the screen cleared'  | '\u001b[2J'               | 'a\\x1b[2Jb'
        'a title of a window' | '\u001b]0;x\u0007'        | 'a\\x1b]0;x\\x07b'
        'eight bits'          | '\u009b31m'               | 'a\\x9b31mb'
        'backspace'           | '\b'                      | 'a\\x08b'
        'right to left'       | '\u202e'                  | 'a\\u202eb'
        'nothing'             | '\u0000'                  | 'a\\x00b'
    }

    def 'a page is well-formed, as readers of XML want it: #what'() {
        when:
        def page = Xml.elements(html(fields))
        def headings = page.findAll { it.tagName ==~ /h[1-6]/ }.collect { it.tagName.substring(1) as int }
        def ids = page*.getAttribute('id').findAll()

        then: 'headings go down by one at a time, and there is one of the first'
        headings.first() == 1
        headings.count(1) == 1
        (1..<headings.size()).every { headings[it] <= headings[it - 1] + 1 }

        and: 'no name is given twice, and every drawing has one'
        ids == ids.unique(false)
        page.findAll { it.tagName == 'svg' }.every { it.getAttribute('role') == 'img' && it.getAttribute('aria-label') }
        page.findAll { it.tagName == 'table' }.every { Xml.elements(it, 'caption').size() == 1 }

        where:
        what             | fields
        'a full report'  | NO_GO + [benchmarks: [BENCHMARK]]
        'an empty one'   | NOTHING
        'a hostile one'  | NO_GO + [title: HOSTILE, reasons: [HOSTILE], steps: NO_GO.steps.collect { it + [name: HOSTILE, message: HOSTILE] }]
    }

    private static String html(Map fields) {
        new String(ReportWriter.render(report(fields), HTML), 'UTF-8')
    }

    private static String md(Map fields) {
        new String(ReportWriter.render(report(fields), MD), 'UTF-8')
    }

    private static Report report(Map fields) {
        Json.read(Json.line(fields), Report)
    }

    /** The same report, with this in place of every text that a user or a database could have written. */
    private static Object hostile(Object value, String text) {
        switch (value) {
            case Map: return value.collectEntries { key, each ->
                [key, key in WORDS_OF_THE_PROGRAM ? each : hostile(each, text)]
            }
            case List: return value.collect { hostile(it, text) }
            case String: return value =~ /^\d{4}-\d\d-\d\dT/ ? value : text
            default: return value
        }
    }

    /** The names of all elements, in order. */
    private static List<String> tags(String page) {
        (page =~ /<\/?[a-zA-Z!]\w*/).collect { it }
    }

    private static List<String> unclosed(String page) {
        def open = []
        (page =~ /<(\/?)(\w+)[^>]*?(\/?)>/).findAll { !(it[2] == 'br') && !it[3] }.each {
            if (!it[1]) {
                open << it[2]
            } else if (open && open.last() == it[2]) {
                open.removeLast()
            } else {
                open << it[0]
            }
        }
        open
    }

    private static List<String> links(String page) {
        (page =~ /(?:href|src|action)="([^"]*)"/).collect { it[1] }
    }

    /** What a reader sees. */
    private static String text(String page) {
        page.replaceAll(/(?s)<style>.*?<\/style>|<[^>]*>/, '').replace('&quot;', '"').replace('&#39;', "'")
                .replace('&lt;', '<').replace('&gt;', '>').replace('&amp;', '&').replaceAll(/\s+/, ' ')
    }
}
