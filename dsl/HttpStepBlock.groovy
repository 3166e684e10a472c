package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `http('name') { … }` of a task: one request, which may change something. */
@CompileStatic
class HttpStepBlock extends SkippableBlock {

    private static final List<String> METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']

    private HttpCall call
    private boolean mutates
    private Check verification

    HttpStepBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('a value that is read from the environment variable of this name, or from the file that NAME_FILE names')
    Secret secret(String name) {
        new Secret(name)
    }

    @Word('what is asked: method and address')
    void request(String method, String url, @DelegatesTo(value = HttpBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        asked(method, HttpBlock.address(url), body)
    }

    @Word('what is asked: method and address')
    void request(String method, Secret url, @DelegatesTo(value = HttpBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body = null) {
        asked(method, HttpBlock.address(url), body)
    }

    private void asked(String method, HttpCall.Address address, @DelegatesTo(value = HttpBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        def place = once('request')
        if (!METHODS.contains(method)) {
            source.problem(place, "there is no method `$method`", "write one of ${METHODS.join(', ')}")
        }
        call = fill(new HttpBlock(source, place, method, address), body).toCall()
    }

    @Word('the request changes something that a rollback has to take back')
    void mutates() {
        mutates = true
    }

    @Word('how to tell whether its effect is there, for a person who did it by hand, or a run that nobody saw the end of')
    void verify(@DelegatesTo(value = CheckBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        verification = (Check) fill(new CheckBlock(source, once('verify'), id + '/verify', 'verify'), body).toStep()
    }

    Step toStep() {
        if (!call) {
            source.problem(at, "http `$name` asks nothing", "write `request('POST', 'https://…') { status 204 }`")
        } else if (call.values()) {
            source.problem(call.at(), '`value` names something for `expect`, which a `check` has', "write `json '${call.values()[0].path()}', …` with what it must be")
        } else if (mutates && call.safe) {
            source.problem(at, "`${call.method()}` changes nothing by its definition", 'take `mutates()` out, or send another method')
        }
        new Http(head(), call, mutates, Optional.ofNullable(verification))
    }
}
