package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `file('path') { … }`: how old and how large it may be, and its sum. */
@CompileStatic
class FileBlock extends Block {

    private final String path
    private Duration youngerThan
    private Size atLeast
    private Size atMost
    private String sha256

    FileBlock(RunbookSource source, String path) {
        super(source)
        this.path = path
    }

    @Word('how old it may be')
    void youngerThan(Duration time) {
        once('youngerThan')
        positive(time.toMillis(), 'youngerThan')
        youngerThan = time
    }

    @Word('what it must not be smaller than, as `100.kb`')
    void atLeast(Size size) {
        once('atLeast')
        positive(size.bytes(), 'atLeast')
        atLeast = size
    }

    @Word('what it must not be larger than, as `2.gb`')
    void atMost(Size size) {
        once('atMost')
        positive(size.bytes(), 'atMost')
        atMost = size
    }

    @Word('its SHA-256 sum, in hexadecimal digits')
    void sha256(String sum) {
        def at = once('sha256')
        if (!(sum ==~ /[0-9a-fA-F]{64}/)) {
            source.problem(at, "`$sum` is not a SHA-256 sum", 'it has 64 hexadecimal digits, as `sha256sum` prints them')
        }
        sha256 = sum.toLowerCase()
    }

    protected String path() {
        path
    }

    protected FileTerms terms() {
        new FileTerms(Optional.ofNullable(youngerThan), Optional.ofNullable(atLeast), Optional.ofNullable(atMost), Optional.ofNullable(sha256))
    }

    Probe toProbe() {
        new Probe.File(path, terms())
    }
}
