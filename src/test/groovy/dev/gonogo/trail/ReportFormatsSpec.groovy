package dev.gonogo.trail

import com.networknt.schema.InputFormat
import com.networknt.schema.SchemaRegistry
import com.networknt.schema.SpecificationVersion
import dev.gonogo.plan.Json
import dev.gonogo.trail.render.Pdf
import org.apache.pdfbox.Loader
import org.w3c.dom.Element
import spock.lang.Specification

import static dev.gonogo.trail.Format.JSON
import static dev.gonogo.trail.Format.JUNIT
import static dev.gonogo.trail.Format.PDF

/** The same report for other programs, and on paper. */
class ReportFormatsSpec extends Specification {

    static final Map NO_GO = ReportTemplatesSpec.NO_GO + [benchmarks: [ReportTemplatesSpec.BENCHMARK],
            startedBy: 'ana', ended: 'completed', modes: [[name: 'maintenance', on: true, since: '2026-11-25T10:00:03Z']],
            followUps: [[id: 'watch', name: 'watch', role: 'dba', dueAt: null, doneAt: null, doneBy: '', note: '']]]
    static final String SCHEMA = Report.getResource('report.schema.json').getText('UTF-8')

    def 'report.json is as its schema says, and the schema knows every field of it'() {
        expect:
        errors(SCHEMA, json(NO_GO)) == []
        errors(Json.line(closed(Json.read(SCHEMA, Map))), json(NO_GO)) == []
    }

    def 'the schema refuses #what'() {
        expect:
        errors(SCHEMA, Json.line(Json.read(json(NO_GO), Map) + fields)).any { it.contains(where) }

        where:
        what                    | fields                                             | where
        'another verdict'       | [verdict: 'PROBABLY']                              | 'verdict'
        'a state of nobody'     | [steps: [NO_GO.steps[0] + [state: 'fine']]]        | 'state'
        'a step without an id'  | [steps: [NO_GO.steps[0].findAll { it.key != 'id' }]] | 'id'
        'another schema'        | [schema: 2]                                        | 'schema'
        'a hash that is none'   | [headHash: 'x']                                    | 'headHash'
    }

    def 'servers for continuous integration count what failed, what is broken and what was not run'() {
        when:
        def all = junit(NO_GO)
        def suites = all.findAll { it.tagName == 'testsuite' }
        def count = { String name -> all.count { it.tagName == name } }

        then:
        suites*.getAttribute('name') == ['criteria'] + NO_GO.steps*.phase.unique(false)
        count('testcase') == NO_GO.criteria.size() + NO_GO.steps.size()
        [tests: 'testcase', failures: 'failure', errors: 'error', skipped: 'skipped'].every { total, element ->
            all[0].getAttribute(total) as int == count(element) && suites.sum { it.getAttribute(total) as int } == count(element)
        }
        count('failure') == 5 + NO_GO.steps.count { it.state in ['failed', 'refused', 'rolled-back'] }
        count('error') == NO_GO.steps.count { it.state in ['broken', 'in-doubt', 'rollback-failed'] }
        all.find { it.getAttribute('name') == 'no orphans (CE-24/no-orphans)' }.textContent.contains('column "tablename" does not exist')
    }

    def 'a step that is #state is #outcome for such servers'() {
        when:
        def fields = NO_GO + [criteria: [], steps: [NO_GO.steps[0] + [state: state.text()]]]

        then:
        junit(fields)*.tagName.intersect(['failure', 'error', 'skipped']) == outcome

        where:
        state << StepState.values()
        outcome = state in [StepState.PASSED, StepState.WARNED] ? []
                : state in [StepState.FAILED, StepState.REFUSED, StepState.ROLLED_BACK] ? ['failure']
                : state in [StepState.PENDING, StepState.WAITING, StepState.NOT_APPLICABLE, StepState.SKIPPED_BY_OPERATOR] ? ['skipped']
                : ['error']
    }

    def 'the PDF says on its first page what the report says, is tagged, and names its language'() {
        when:
        def pdf = ReportWriter.render(report(NO_GO), PDF)
        def document = Loader.loadPDF(pdf)
        def first = Pdf.text(pdf).replaceAll(/\s+/, ' ')

        then:
        first.indexOf('NO-GO') in 0..200
        ['CE-22/migrate was rolled back', '2 overrides: somebody went on against a rule', '3 of 8 met', 'every step is done and passed'].every { first.contains(it) }
        document.documentCatalog.markInfo.marked
        document.documentCatalog.language == 'en'
        document.documentInformation.title.startsWith('NO-GO')
        document.pages.every { page -> page.resources.fontNames.every { page.resources.getFont(it).embedded } }

        cleanup:
        document?.close()
    }

    def 'the same report is the same PDF, to the byte, and one that says something else is another one'() {
        given:
        def pdf = ReportWriter.render(report(NO_GO), PDF)

        expect:
        pdf == ReportWriter.render(report(NO_GO), PDF)
        ReportWriter.says(pdf, report(NO_GO), PDF)
        !ReportWriter.says(pdf, report(NO_GO + [verdict: 'GO']), PDF)
    }

    def 'letters of #script are in the PDF as they were written'() {
        expect:
        Pdf.text(ReportWriter.render(report(NO_GO + [title: title]), PDF)).contains(title)

        where:
        script     | title
        'Czech'    | 'Příliš žluťoučký kůň'
        'Greek'    | 'Ελληνικά'
        'Cyrillic' | 'Миграция'
        'markup'   | '</style><script>alert(1)</script> &amp;'
    }

    private static List<String> errors(String schema, String json) {
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema)
                .validate(json, InputFormat.JSON, { it.executionConfig { config -> config.formatAssertionsEnabled(true) } })
                .collect { it.toString() }
    }

    /** The same schema, in which nothing may stand that it does not name. */
    private static Object closed(Object schema) {
        if (schema instanceof Map) {
            def parts = schema.collectEntries { name, part -> [name, closed(part)] }
            return schema.get('properties') instanceof Map ? parts + [additionalProperties: false] : parts
        }
        schema instanceof List ? schema.collect { closed(it) } : schema
    }

    private static List<Element> junit(Map fields) {
        def text = new String(ReportWriter.render(report(fields), JUNIT), 'UTF-8')
        Xml.elements("<root>${text.replaceFirst(/<\?xml.*?\?>/, '')}</root>")
    }

    private static String json(Map fields) {
        new String(ReportWriter.render(report(fields), JSON), 'UTF-8')
    }

    private static Report report(Map fields) {
        Json.read(Json.line(fields), Report)
    }
}
