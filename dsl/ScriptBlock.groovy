package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `script('file.sql') { … }`. */
@CompileStatic
class ScriptBlock extends Block {

    private final SourceFile file
    private boolean writes

    ScriptBlock(RunbookSource source, SourceFile file) {
        super(source)
        this.file = file
    }

    @Word('it may write, as tests with pgTAP do; all of that is taken back')
    void writes() {
        writes = true
    }

    Probe toProbe() {
        new Probe.Script(file, writes)
    }
}
