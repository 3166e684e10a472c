package dev.gonogo.trail

import dev.gonogo.plan.Json
import spock.lang.Specification
import spock.lang.Timeout

import static dev.gonogo.trail.ReportWriter.Format.HTML
import static dev.gonogo.trail.ReportWriter.Format.MD

/** What a reader finds in the rendered reports, whatever stands in `report.json`. */
class ReportTemplatesSpec extends Specification {

    static final Map NO_GO = Json.read(
            ReportTemplatesSpec.getResource('no-go-report.json').getText('UTF-8'), Map)
    static final Map NO_CHANGES = [added: [], removed: [], changed: [], undeclared: []]
    static final Map NOTHING = NO_GO + [catalogDiff: NO_CHANGES, startedAt: null, finishedAt: null] +
            NO_GO.findAll { it.value instanceof List }.collectEntries { [it.key, []] }
    static final Map STEP = NO_GO.steps[0]
    static final Set WORDS_OF_THE_PROGRAM = ['verdict', 'state', 'probability', 'impact', 'startedAt', 'finishedAt',
            'startsAt', 'endsAt', 'estimate', 'took', 'takenAt'] as Set

    def 'the verdict is a word, in the title, above everything else'() {
        when:
        def fields = NO_GO + [verdict: decided]

        then:
        html(fields).contains("<title>$word: Staging migrations")
        html(fields).contains("<h1><span class=\"word\">$word</span>")
        md(fields).startsWith("# $word: Staging migrations\n")

        where:
        decided       | word
        'GO'          | 'GO'
        'NO_GO'       | 'NO-GO'
        'NOT_DECIDED' | 'NOT DECIDED'
    }

    def 'every reason stands before the criteria'() {
        expect:
        NO_GO.reasons.every { text(html(NO_GO)).indexOf(it.replace('`', '')) in 1..<text(html(NO_GO)).indexOf('Criteria 3 of 8') }
        NO_GO.reasons.every { md(NO_GO).contains("- $it\n") }
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
        html(fields).contains("<caption>1 step: 1 $word</caption>")
        md(fields).contains("All 1 step: 1 $word")

        where:
        state << StepState.values()
        word = [PENDING: 'not run', RUNNING: 'unfinished'][state.name()] ?: state.text()
    }

    def 'overrides, scripted answers and undeclared losses cannot be overlooked'() {
        when:
        def page = text(html(NO_GO))
        def first = page.take(page.indexOf('Criteria 3 of 8'))

        then:
        first.contains('2 overrides: somebody went on against a rule')
        first.contains('1 answer of 4 was scripted')
        page.contains('Undeclared losses')
        page.contains('column public.users.role undeclared')
        md(NO_GO).contains('> **2 overrides: somebody went on against a rule**')
        md(NO_GO).contains('| **scripted** |')
        md(NO_GO).contains('**2 lost without a declaration**')
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
        text(html(NO_GO + [planned: [task], actual: []])).contains("$words at the start, 25 Nov, 10:00:00 not run")
        md(NO_GO + [planned: [task], actual: []]).contains("| 25 Nov 2026, 10:00:00 UTC, $words | not run |")

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
        def fields = NO_GO + [reasons: [text], steps: [STEP + [message: text, name: text]]]

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
        !(markdown =~ /\|---\|---\|---/)
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
        html(fields).contains('10000 passed')
        md(fields).contains('10000 passed')
    }

    private static String html(Map fields) {
        ReportWriter.render(report(fields), HTML)
    }

    private static String md(Map fields) {
        ReportWriter.render(report(fields), MD)
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
        (page =~ /<(\/?)(\w+)[^>]*?(\/?)>/).findAll { !(it[2] in ['meta', 'br']) && !it[3] }.each {
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
