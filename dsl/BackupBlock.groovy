package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `backup('name') { … }`: how far it is proven and how old it may get. */
@CompileStatic
class BackupBlock extends SkippableBlock {

    final Backup.Proof READ = Backup.Proof.READ
    final Backup.Proof RESTORED = Backup.Proof.RESTORED

    private Backup.Proof proof = Backup.Proof.RESTORED
    private Duration freshFor

    BackupBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('how far the copy is proven: READ or RESTORED')
    void prove(Backup.Proof level) {
        once('prove')
        proof = level
    }

    @Word('how old the backup may be when the verdict is computed')
    void freshFor(Duration time) {
        once('freshFor')
        positive(time.toMillis(), 'freshFor')
        freshFor = time
    }

    Step toStep() {
        new Backup(head(), proof, Optional.ofNullable(freshFor))
    }
}
