package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `email { … }`: the server, and from whom to whom. */
@CompileStatic
class EmailBlock extends Block {

    private final Place at
    private String server
    private String from
    private final List<String> to = []
    private String subject = '{title}: {status}'
    private String user
    private Secret password
    private boolean plain

    EmailBlock(RunbookSource source, Place at) {
        super(source)
        this.at = at
    }

    @Word('a value that is read from the environment variable of this name, or from the file that NAME_FILE names')
    Secret secret(String name) {
        new Secret(name)
    }

    @Word('the mail server, as `smtp://mail.example.com:587`, which must encrypt by STARTTLS, or `smtps://mail.example.com:465`')
    void server(String address) {
        def place = once('server')
        if (!(address ==~ /smtps?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?/)) {
            source.problem(place, "`$address` is not an address of a mail server", 'write it as `smtp://mail.example.com:587`')
        }
        server = address
    }

    @Word('the address that it comes from')
    void from(String address) {
        from = mail('from', address)
    }

    @Word('the addresses that it goes to')
    void to(String... addresses) {
        addresses.each { String address -> to << mail('to', address) }
    }

    @Word('its subject, filled from the run as the text is')
    void subject(String text) {
        subject = AnnounceBlock.message(source, once('subject'), text).text()
    }

    @Word('who logs in to the mail server, and the password')
    void login(String name, Secret secret) {
        once('login')
        user = name
        password = secret
    }

    @Word('it may be sent without encryption, as to a mail server on the same machine')
    void plain() {
        plain = true
    }

    Channel.Medium toMedium() {
        if (!server || !from || !to) {
            source.problem(at, '`email` needs `server`, `from` and `to`', "write `server 'smtp://mail.example.com:587'; from 'runs@example.com'; to 'team@example.com'`")
        }
        if (plain && password) {
            source.problem(at, 'a password is not sent without encryption', 'take `plain()` or `login` out')
        }
        new Channel.Email(server ?: '', from ?: '', to, subject, Optional.ofNullable(user), Optional.ofNullable(password), plain)
    }

    private String mail(String word, String address) {
        if (!(address ==~ /[^@\s<>,]+@[^@\s<>,]+/)) {
            source.problem(here(word), "`$address` is not an e-mail address", 'write one address in each text, as `team@example.com`')
        }
        address
    }
}
