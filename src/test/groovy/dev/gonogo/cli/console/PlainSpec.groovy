package dev.gonogo.cli.console

import spock.lang.Specification

class PlainSpec extends Specification {

    def 'what a terminal would obey is shown and not obeyed: #what'() {
        expect:
        Plain.text(text) == shown

        where:
        what                 | text                            || shown
        'a title'            | 'a\u001b]0;pwned\u0007b'        || 'a?]0;pwned?b'
        'a cleared screen'   | '\u001b[2J\u001b[H'             || '?[2J?[H'
        'a line overwritten' | 'NO-GO\rGO'                     || 'NO-GO?GO'
        'an 8-bit sequence'  | '\u009b2J'                      || '?2J'
        'our own colours'    | '\u001b[1mGO\u001b[0m'          || '\u001b[1mGO\u001b[0m'
        'lines and tabs'     | 'a\n\tb – ✓'                    || 'a\n\tb – ✓'
    }
}
