package dev.gonogo.trail

import dev.gonogo.RunSpecification

import java.nio.file.Files

import static dev.gonogo.trail.Document.CHECKLIST
import static dev.gonogo.trail.Document.DRIFT
import static dev.gonogo.trail.Document.EVIDENCE
import static dev.gonogo.trail.Document.EXECUTION_PLAN
import static dev.gonogo.trail.Document.RECONCILIATION
import static dev.gonogo.trail.Document.REPORT
import static dev.gonogo.trail.Document.ROLLBACK
import static dev.gonogo.trail.Document.SUMMARY

/** The documents about a run and about a plan. */
class DocumentsSpec extends RunSpecification {

    def setup() {
        runbook '''
            task('T-1', 'Add <b>| a table') {
                role 'dba'; estimate 5.minutes
                sql('create it') { statement 'create table public.note (id int primary key)' }
                check('it is *empty*') { query 'select count(*) from public.note'; expect { scalar == 0 } }
                rollback { sql('drop it') { statement 'drop table public.note' } }
            }
            gate('there') { requires 'T-1' }
        ''', '''
            contact 'dba', 'on call', 'by phone'
            risk('It is slow') { probability LOW; impact HIGH; mitigation 'wait' }
        '''
    }

    def 'before the window, the plan says what would be done, by whom, and how to get back'() {
        given:
        def documents = Documents.of(plan())

        when:
        def plan = md(documents, EXECUTION_PLAN)
        def back = md(documents, ROLLBACK)
        def list = md(documents, CHECKLIST)

        then:
        plan.startsWith('# Execution plan: spec\n\n**Nothing about the target stands in the way of a run.**')
        plan.contains('| `T-1` Add &lt;b&gt;&#124; a table | dba |')
        plan.contains('| create it `T-1/create-it` | sql | **yes** | runs create table public.note (id int primary key) |')
        plan.contains('| It is slow | low | high | wait |')
        plan.contains('| dba | on call | by phone |')
        plan.contains('`runbook.groovy`')
        back.contains('Whether it leads back is told by a rehearsal')
        back.contains('drop table public.note')
        list.contains('- [x] nothing about the target stands in the way')
        list.contains('- [ ] there, requires 2 steps')
        !list.contains('[!]')
    }

    def 'afterwards, the documents say what the evidence says'() {
        given:
        def run = run()
        def documents = Documents.of(runFolder(run))

        expect:
        md(documents, CHECKLIST).startsWith('# GO: go/no-go checklist for spec')
        md(documents, CHECKLIST).contains('- [x] there, requires 2 steps')
        md(documents, SUMMARY).contains('Nothing: every step passed.')
        md(documents, EVIDENCE).contains("**All ${RecordedFile.of(RunRecord.read(runFolder(run))).size()} files are as recorded.**")
        md(documents, EVIDENCE).contains('(./evidence/T-1/it-is-empty/rows.json)')
        md(documents, ROLLBACK).contains("`gonogo rollback ${run.run()} --reason TEXT`")
        new String(documents.render(REPORT, Format.JSON, Optional.empty())) == Files.readString(runFolder(run).report('json'))
        new String(documents.render(REPORT, Format.HTML, Optional.empty())) == Files.readString(runFolder(run).report('html'))
    }

    def 'evidence that was changed is named, and the checklist does not tick it'() {
        given:
        def run = run()
        Files.writeString(runFolder(run).path().resolve('evidence/T-1/it-is-empty/rows.json'), '[]')
        def documents = Documents.of(runFolder(run))

        expect:
        md(documents, EVIDENCE).contains('**1 file is not as recorded.**')
        md(documents, EVIDENCE).contains('- evidence `evidence/T-1/it-is-empty/rows.json` was changed after it was recorded')
        md(documents, CHECKLIST).contains('- [!] evidence is whole: ')
    }

    def 'every document is a page as well, and a PDF that says the same'() {
        given:
        def run = run()
        def documents = Documents.of(runFolder(run))

        expect:
        [EXECUTION_PLAN, CHECKLIST, ROLLBACK, SUMMARY, EVIDENCE].each {
            def page = Xml.elements(new String(documents.render(it, Format.HTML, Optional.empty()), 'UTF-8'))
            assert page.findAll { it.tagName == 'h1' }.size() == 1
            assert page.every { !(it.tagName in ['b', 'script', 'img']) }
            assert page.find { it.tagName == 'p' && it.getAttribute('class') == 'kicker' }.textContent.contains(it.title())
            assert documents.render(it, Format.PDF, Optional.empty()).length > 5000
        }
    }

    def '#document of a plan is refused, and the message says what there is'() {
        when:
        Documents.of(plan()).render(document, Format.MD, Optional.empty())

        then:
        def none = thrown NoSuchDocument
        none.message == "there is no $document of a plan, before anything was done\n" +
                '  hint: name a run; of a plan there are execution-plan, checklist and rollback'

        where:
        document << [REPORT, SUMMARY, EVIDENCE, DRIFT]
    }

    def 'a run has no #document as #format when #why'() {
        when:
        Documents.of(runFolder(run())).render(document, format, Optional.empty())

        then:
        def none = thrown NoSuchDocument
        none.message.contains('\n  hint: ')

        where:
        document       | format       | why
        DRIFT          | Format.MD    | 'it has not looked for drift'
        RECONCILIATION | Format.MD    | 'that is of two targets'
        CHECKLIST      | Format.JUNIT | 'only the report is'
    }

    private static String md(Documents documents, Document document) {
        new String(documents.render(document, Format.MD, Optional.empty()), 'UTF-8')
    }
}
