package dev.gonogo.cli.console

import spock.lang.Specification

class WrapSpec extends Specification {

    def 'lines are broken between words: #text'() {
        expect:
        new Wrap(12).text(text) == shown

        where:
        text                        || shown
        'short'                     || 'short'
        ''                          || ''
        'a\n\nb'                    || 'a\n\nb'
        'one two three four'        || 'one two\n  three\n  four'
        '  one two three'           || '  one two\n    three'
        'abcdefghijklmnop'          || 'abcdefghijk\n  lmnop'
        'データベースを変更'                || 'データベー\n  スを変更'
        '\u001b[1mone two three\u001b[0m' || '\u001b[1mone two\u001b[0m\n  \u001b[1mthree\u001b[0m'
    }
}
