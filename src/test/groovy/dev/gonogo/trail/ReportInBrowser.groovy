package dev.gonogo.trail

import dev.gonogo.plan.Json
import dev.gonogo.trail.render.MarkdownPage
import org.apache.pdfbox.Loader
import org.apache.pdfbox.rendering.PDFRenderer
import org.apache.pdfbox.text.PDFTextStripper
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import javax.imageio.ImageIO
import java.lang.management.ManagementFactory
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.TimeUnit

/**
 * The pages in a real browser: accessible as axe-core judges, asking nothing of anybody, usable with ten thousand steps; and pictures
 * of them, to be looked at. Needs Chromium and npm: `mvn -Pbrowser test`.
 */
class ReportInBrowser extends Specification {

    static final Path SAMPLES = Path.of('runbooks/staging-migrations/sample')
    static final Path PICTURES = SAMPLES
    static final String CSP = /<meta http-equiv="Content-Security-Policy"[^>]*>/

    @TempDir
    Path folder

    @Shared
    String axe = axe()

    def 'axe-core finds nothing in #name, #scheme'() {
        when:
        def found = asked(Files.readString(SAMPLES.resolve(name)), scheme, 'axe.run().then(told)', axe)

        then:
        found.violations.collect { [it.id, it.nodes*.html.take(3)] } == []
        found.passes.size() > 15

        where:
        [name, scheme] << [['go.html', 'no-go.html'], ['light', 'dark']].combinations()
    }

    def 'axe-core finds nothing in the page of #document'() {
        given:
        def markdown = Files.readString(SAMPLES.resolve(document))
        def page = MarkdownPage.of(markdown)
        def html = new String(Rendering.of([document: 'Sample', heading: page.title(), body: page.body(), tone: 'GO', runbook: 'x',
                target: [name: 'y']], Instant.EPOCH).as(Format.HTML, 'document'), 'UTF-8')

        expect:
        asked(html, 'light', 'axe.run().then(told)', axe).violations.collect { [it.id, it.nodes*.html.take(3)] } == []

        where:
        document << ['go.md', 'no-go.md']
    }

    def 'no page asks for anything beside itself: #name'() {
        expect:
        asked(Files.readString(SAMPLES.resolve(name)), 'light', "told(performance.getEntriesByType('resource').map(one => one.name))") == []

        where:
        name << ['go.html', 'no-go.html']
    }

    def 'nothing reaches beyond the right edge of a window of #width pixels: #name'() {
        when:
        def wide = asked(Files.readString(SAMPLES.resolve(name)), 'light', """
            document.querySelectorAll('details').forEach(one => one.open = true);
            told([...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && one.getBoundingClientRect().left >= 0)
                .map(one => one.tagName + ' ' + one.className).slice(0, 5))""", '', width)

        then:
        wide == []

        where:
        [name, width] << [['go.html', 'no-go.html'], [500, 768, 1280]].combinations()
    }

    def 'ten thousand steps are a page within a second of the processor, and shown within two'() {
        given:
        def fields = ReportTemplatesSpec.NO_GO
        def steps = (1..10_000).collect {
            ReportTemplatesSpec.STEP + [id: "T-${it.intdiv(100)}/step-$it".toString(), phase: "Phase ${it.intdiv(2500)}".toString(),
                    state: it % 1000 ? 'passed' : 'failed']
        }
        def report = Json.read(Json.line(fields + [steps: steps]), Report)
        ReportWriter.render(report, Format.HTML)

        when:
        def processor = ManagementFactory.threadMXBean
        def begun = processor.currentThreadCpuTime
        def page = new String(ReportWriter.render(report, Format.HTML), 'UTF-8')
        def rendered = (processor.currentThreadCpuTime - begun) / 1e6
        def shown = asked(page, 'light', '''
            const load = performance.timing.domContentLoadedEventStart - performance.timing.navigationStart;
            let from = performance.now();
            document.body.offsetHeight;
            const layout = performance.now() - from;
            from = performance.now();
            document.querySelectorAll('details.phase').forEach(one => one.open = true);
            document.body.offsetHeight;
            const opened = performance.now() - from;
            from = performance.now();
            document.getElementById('step-T-99/step-9999').scrollIntoView();
            document.body.offsetHeight;
            told({load, layout, opened, jump: performance.now() - from})''')
        println "10 000 steps: rendered in (processor) ${rendered as int} ms; $shown"

        then:
        rendered < 1000
        shown.load + shown.layout < 2000
        shown.opened < 2000
        shown.jump < 500
    }

    def 'pictures: #picture'() {
        when:
        chromium("--window-size=$width,$height", "--blink-settings=preferredColorScheme=${scheme == 'dark' ? 0 : 1}",
                "--screenshot=${PICTURES.resolve(picture).toAbsolutePath()}", "file://${SAMPLES.resolve(name).toAbsolutePath()}")

        then:
        ImageIO.read(PICTURES.resolve(picture).toFile()).height == height

        where:
        picture               | name         | width | height | scheme
        'go-laptop.png'       | 'go.html'    | 1280  | 1400   | 'light'
        'no-go-laptop.png'    | 'no-go.html' | 1280  | 1400   | 'light'
        'go-dark.png'         | 'go.html'    | 1280  | 1400   | 'dark'
        'go-phone.png'        | 'go.html'    | 390   | 1600   | 'light'
        'no-go-phone.png'     | 'no-go.html' | 390   | 1600   | 'light'
    }

    def 'on A4, the first page has the verdict, what the run rests on, and the criteria: #name'() {
        given:
        def pdf = folder.resolve('page.pdf')

        when:
        chromium('--no-pdf-header-footer', "--print-to-pdf=$pdf", "file://${SAMPLES.resolve("${name}.html").toAbsolutePath()}")
        def document = Loader.loadPDF(pdf.toFile())
        ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 80), 'png', PICTURES.resolve("$name-a4.png".toString()).toFile())

        then:
        document.pages.every { Math.round(it.mediaBox.width) == 595 && Math.round(it.mediaBox.height) == 842 }
        def stripper = new PDFTextStripper(endPage: 1)
        def first = stripper.getText(document)
        ['Criteria', 'Gates', 'Catalog', 'Time', 'Backup', 'Way back', 'Poll', 'Risks', 'A GO needs all of them'].every { first.contains(it) }

        cleanup:
        document?.close()

        where:
        name << ['go', 'no-go']
    }

    /** What a script that calls `told` finds in the page. */
    private Object asked(String html, String scheme, String script, String library = '', int width = 1280) {
        def page = folder.resolve('asked.html')
        Files.writeString(page, html.replaceFirst(CSP, '').replace('</body>', """<script>${library.replace('</script', '<\\/script')}</script><script>
            const told = found => { const out = document.createElement('script'); out.id = 'told'; out.type = 'text/json';
                out.textContent = encodeURIComponent(JSON.stringify(found)); document.documentElement.append(out) };
            addEventListener('load', () => { $script })</script></body>"""))
        def dom = chromium("--window-size=$width,1000", '--virtual-time-budget=30000',
                "--blink-settings=preferredColorScheme=${scheme == 'dark' ? 0 : 1}", '--dump-dom', "file://$page")
        def found = dom =~ /<script id="told" type="text\/json">([^<]*)<\/script>/
        assert found: dom.take(500)
        Json.read(URLDecoder.decode(found[0][1] as String, 'UTF-8'), Object)
    }

    private String chromium(String... arguments) {
        def program = ['chromium', 'chromium-browser', 'google-chrome'].find { name ->
            System.getenv('PATH').split(':').any { Files.isExecutable(Path.of(it, name)) }
        }
        assert program: 'Chromium is not on the PATH'
        run([program, '--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars',
             '--allow-file-access-from-files', "--user-data-dir=${folder.resolve('profile')}".toString(), *arguments*.toString()])
    }

    private String axe() {
        def into = Path.of('target/axe').toAbsolutePath()
        def file = into.resolve('node_modules/axe-core/axe.min.js')
        if (!Files.exists(file)) {
            Files.createDirectories(into)
            run(['npm', 'install', '--silent', '--no-save', '--prefix', into.toString(), 'axe-core@4.14.1'])
        }
        Files.readString(file)
    }

    private static String run(List<String> command) {
        def process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start()
        def text = process.inputStream.text
        assert process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0: command.join(' ')
        text
    }
}
