package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `channel('name') { … }`: by what people are told. */
@CompileStatic
class ChannelBlock extends Block {

    private final Place at
    private final String name
    private Channel.Medium medium
    private Duration timeout = Duration.ofSeconds(10)

    ChannelBlock(RunbookSource source, Place at, String name) {
        super(source)
        this.at = at
        this.name = name
        named(name, at, 'channel')
    }

    @Word('a value that is read from the environment variable of this name, or from the file that NAME_FILE names')
    Secret secret(String name) {
        new Secret(name)
    }

    @Word("the console, where the run's progress is shown")
    void console() {
        only(new Channel.Console())
    }

    @Word('the end of a file, relative to the runbook')
    void file(String path) {
        notBlank(path, 'file')
        only(new Channel.File(path))
    }

    @Word("a webhook that takes `{\"text\": …}`, as Slack's and Mattermost's")
    void webhook(Secret url) {
        only(new Channel.Webhook(HttpBlock.address(url)))
    }

    @Word("a webhook that takes `{\"text\": …}`, as Slack's and Mattermost's")
    void webhook(String url) {
        def place = here('webhook')
        if (!(url ==~ /https?:\/\/[^\s\/]+.*/)) {
            source.problem(place, "`$url` is not an address of a web server", "write it with its scheme, or `webhook secret('SLACK_WEBHOOK')`")
        }
        only(new Channel.Webhook(HttpBlock.address(url)))
    }

    @Word('e-mail over SMTP')
    void email(@DelegatesTo(value = EmailBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        only(fill(new EmailBlock(source, here('email')), body).toMedium())
    }

    @Word('how long one message may take at most; 10 seconds when not said')
    void timeout(Duration time) {
        once('timeout')
        positive(time.toMillis(), 'timeout')
        timeout = time
    }

    Channel toChannel() {
        if (!medium) {
            source.problem(at, "channel `$name` leads nowhere", "write `console()`, `file 'announcements.log'`, `webhook secret('SLACK_WEBHOOK')` or `email { … }`")
        }
        new Channel(at, name, medium ?: new Channel.Console(), timeout)
    }

    private void only(Channel.Medium next) {
        if (medium) {
            source.problem(at, "channel `$name` is two things", 'make two channels of it')
        }
        medium = next
    }
}
