package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `http(…) { … }`: a request, and what must hold of its answer. */
@CompileStatic
class HttpBlock extends Block {

    private final Place at
    private final HttpCall.Address address
    private String method
    private final List<HttpCall.Header> headers = []
    private String body
    private final List<Integer> status = []
    private final List<HttpCall.Wanted> wanted = []
    private final List<HttpCall.Named> values = []
    private int samples = 1
    private Duration within
    private HttpCall.Baseline baseline
    private SourceFile trust
    private Duration validFor

    HttpBlock(RunbookSource source, Place at, String method, HttpCall.Address address) {
        super(source)
        this.at = at
        this.method = method
        this.address = address
        if (address.url().present && !(address.url().get() ==~ /https?:\/\/[^\s\/]+.*/)) {
            source.problem(at, "`${address.url().get()}` is not an address of a web server", 'write it with its scheme, as `https://api.example.com/health`')
        }
    }

    static HttpCall.Address address(String url) {
        new HttpCall.Address(Optional.of(url), Optional.<Secret> empty())
    }

    static HttpCall.Address address(Secret url) {
        new HttpCall.Address(Optional.<String> empty(), Optional.of(url))
    }

    @Word('a value that is read from the environment variable of this name, or from the file that NAME_FILE names')
    Secret secret(String name) {
        new Secret(name)
    }

    @Word('a header of the request')
    void header(String name, String value) {
        add(name, new HttpCall.Header(name, value, Optional.<Secret> empty()))
    }

    @Word('a header of the request')
    void header(String name, Secret value) {
        add(name, new HttpCall.Header(name, '', Optional.of(value)))
    }

    @Word('a token that says who asks, as `Authorization: Bearer …`')
    void bearer(Secret token) {
        headers << new HttpCall.Header('Authorization', 'Bearer ', Optional.of(token))
    }

    @Word('what is sent')
    void body(String text) {
        once('body')
        body = text
    }

    @Word('the status that is right, or several; 200 to 299 when not said')
    void status(int... numbers) {
        def place = here('status')
        numbers.each { int number ->
            if (!(number in 100..599)) {
                source.problem(place, "there is no status $number", 'statuses are 100 to 599')
            }
            status << number
        }
    }

    @Word('a value of the JSON answer that must be this one, by its path as `$.items[0].name`')
    void json(String path, Object value) {
        checked('json', path)
        if (!(value instanceof CharSequence || value instanceof Number || value instanceof Boolean)) {
            source.problem(here('json'), '`json` compares with a text, a number, or true or false', '')
        }
        wanted << new HttpCall.Wanted(path, value instanceof CharSequence ? value.toString() : value)
    }

    @Word('a value of the JSON answer that `expect` sees by this name: name, path')
    void value(String name, String path) {
        checked('value', path)
        values << new HttpCall.Named(name, path)
    }

    @Word('how long the answer may take')
    void within(Duration time) {
        once('within')
        positive(time.toMillis(), 'within')
        within = time
    }

    @Word('how often it is asked; what counts of the times is their median; once when not said')
    void samples(int requests) {
        once('samples')
        positive(requests, 'samples')
        samples = Math.max(requests, 1)
    }

    @Word('the answer may take so many times as long as that of an earlier check, by its name')
    void atMostTimes(Number times, String check) {
        def place = once('atMostTimes')
        positive(times, 'atMostTimes')
        baseline = new HttpCall.Baseline(new SourceName(place, check), times.doubleValue())
    }

    @Word("a file with certificates that are trusted beside the machine's own, relative to the runbook")
    void trust(String path) {
        trust = new SourceFile(once('trust'), path)
    }

    @Word("how long the server's certificate must still be valid")
    void certificateValidFor(Duration time) {
        once('certificateValidFor')
        positive(time.toMillis(), 'certificateValidFor')
        validFor = time
    }

    HttpCall toCall() {
        new HttpCall(at, method, address, headers, Optional.ofNullable(body), status, wanted, values, samples, Optional.ofNullable(within),
                Optional.ofNullable(baseline), Optional.ofNullable(trust), Optional.ofNullable(validFor))
    }

    private void add(String name, HttpCall.Header header) {
        if (!(name ==~ /[A-Za-z0-9!#$%&'*+.^_`|~-]+/)) {
            source.problem(here('header'), "`$name` cannot be the name of a header", '')
        }
        headers << header
    }

    private void checked(String word, String path) {
        if (JsonPath.parse(path).empty) {
            source.problem(here(word), "`$path` is not a path into JSON", 'write it as `$.items[0].name`')
        }
    }
}
