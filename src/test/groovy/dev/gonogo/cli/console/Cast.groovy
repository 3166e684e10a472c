package dev.gonogo.cli.console

/** Screens, one after the other, as a picture that moves. */
final class Cast {

    private static final int SECONDS = 4
    private static final int COLUMN = 8
    private static final int ROW = 18
    private static final int EDGE = 14

    private Cast() {
    }

    static String of(List<String> screens, int columns = 80, int rows = 24) {
        int whole = screens.size() * SECONDS
        int share = (100 / screens.size()) as int
        """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${columns * COLUMN + 2 * EDGE} ${rows * ROW + 2 * EDGE}" role="img" aria-label="a change window in the console of Gonogo">
<style>
rect { fill: #16191d }
text { fill: #d7dade; font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre }
.typed { fill: #fff; font-weight: 600 } .good { fill: #7bc275 } .bad { fill: #e5796d } .change { fill: #e3b341 } .foot { fill: #8b949e }
g { opacity: 0; animation: shown ${whole}s step-end infinite }
@keyframes shown { 0% { opacity: 1 } ${share}% { opacity: 0 } }
@media (prefers-reduced-motion: reduce) { g { animation: none } g:first-of-type { opacity: 1 } }
</style>
<rect width="100%" height="100%" rx="8"/>
${screens.withIndex().collect { screen, index -> frame(screen, index) }.join('\n')}
</svg>
"""
    }

    private static String frame(String screen, int index) {
        def lines = screen.readLines().withIndex().findAll { line, row -> line }.collect { line, row ->
            "<text x=\"$EDGE\" y=\"${EDGE + ROW * (row + 1) - 5}\"${look(line)} xml:space=\"preserve\">${escaped(line)}</text>"
        }
        "<g style=\"animation-delay: ${index * SECONDS}s\">\n${lines.join('\n')}\n</g>"
    }

    private static String look(String line) {
        def kind = [good: /^ +✓.*|^GO$/, bad: /^ +✗.*|^NO-GO.*/, change: /^ +CHANGES .*/, foot: /^ \S.* · \d\d:\d\d:\d\d|^ waits for.*/, typed: /.*> \S.*/]
                .find { line ==~ it.value }?.key
        kind ? " class=\"$kind\"" : ''
    }

    private static String escaped(String text) {
        text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    }
}
