package dev.gonogo.trail

import dev.gonogo.plan.Json
import spock.lang.Specification

class SecretsSpec extends Specification {

    def 'the secret #secret is found in a text that has it quoted #times times'() {
        given:
        def secrets = new Secrets()
        secrets.add(secret)
        def text = (0..<times).inject(secret) { given, n -> quoted(given) }

        expect:
        Json.read(secrets.line([type: 'x', text: "it is $text!".toString()]), Map).text == 'it is ***!'
        Json.read(secrets.file([text: "it is $text!".toString()]), Map).text == 'it is ***!'
        secrets.line([type: 'x', text: 'it is another']) == '{"type":"x","text":"it is another"}'

        where:
        [secret, times] << [['pa"ssword', 'pa\\ssword', 'pa\nssword', 'password'], [0, 1, 2]].combinations()
    }

    private static String quoted(String text) {
        def json = Json.line(text)
        json.substring(1, json.length() - 1)
    }
}
