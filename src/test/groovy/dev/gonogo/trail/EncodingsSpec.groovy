package dev.gonogo.trail

import spock.lang.Specification

class EncodingsSpec extends Specification {

    static final String SECRET = 'pä"ss\\w<o>r&d \'/+~*'

    def 'masks a secret as #how'() {
        given:
        def secrets = new Secrets()
        secrets.add(SECRET)

        expect:
        secrets.mask("before $written after") == 'before *** after'

        where:
        how                      | written
        'it is'                  | SECRET
        'JSON'                   | 'pä\\"ss\\\\w<o>r&d \'/+~*'
        'JSON in JSON'           | 'pä\\\\\\"ss\\\\\\\\w<o>r&d \'/+~*'
        'JSON in ASCII'          | 'p\\u00E4\\"ss\\\\w<o>r&d \'/+~*'
        'JSON in ASCII, lower'   | 'p\\u00e4\\"ss\\\\w<o>r&d \'/+~*'
        'HTML'                   | 'pä&quot;ss\\w&lt;o&gt;r&amp;d &#39;/+~*'
        'XML'                    | 'pä&quot;ss\\w&lt;o&gt;r&amp;d &apos;/+~*'
        'HTML text'              | 'pä"ss\\w&lt;o&gt;r&amp;d \'/+~*'
        'SQL'                    | SECRET.replace("'", "''")
        'CSV'                    | SECRET.replace('"', '""')
        'a form'                 | URLEncoder.encode(SECRET, 'UTF-8')
        'a part of an address'   | URLEncoder.encode(SECRET, 'UTF-8').replace('+', '%20')
        'an address, lower'      | URLEncoder.encode(SECRET, 'UTF-8').replace('+', '%20').replaceAll(/%[0-9A-F]{2}/) { it.toLowerCase() }
        'hex'                    | SECRET.bytes.encodeHex().toString()
        'hex, upper'             | SECRET.bytes.encodeHex().toString().toUpperCase()
        'base64'                 | SECRET.bytes.encodeBase64().toString()
        'base64 without padding' | SECRET.bytes.encodeBase64().toString().replace('=', '')
        'base64 of addresses'    | SECRET.bytes.encodeBase64Url().toString()
    }

    def 'masks what of its base64 does not depend on what stands around it: #before, #after'() {
        given:
        def secrets = new Secrets()
        secrets.add('correct horse battery')
        def masked = secrets.mask("$before:correct horse battery$after".bytes.encodeBase64().toString())

        expect:
        masked.contains('***')
        masked.length() < 20

        where:
        [before, after] << [['u', 'us', 'use'], ['', '!', '!!']].combinations()
    }

    def 'masks the path of a secret web address by itself, and its long parts'() {
        given:
        def secrets = new Secrets()
        secrets.add('https://hooks.example.com/services/T00/aVeryLongTokenOfAHook?v=1')

        expect:
        secrets.mask('POST /services/T00/aVeryLongTokenOfAHook?v=1') == 'POST /***'
        secrets.mask('no hook aVeryLongTokenOfAHook') == 'no hook ***'
        secrets.mask('other services of hooks.example.com') == 'other services of hooks.example.com'
    }

    def 'what is too short is no secret, and nothing else is masked'() {
        given:
        def secrets = new Secrets()
        secrets.add('abc')
        secrets.add('')

        expect:
        secrets.mask('abc YWJj 616263') == 'abc YWJj 616263'
    }
}
