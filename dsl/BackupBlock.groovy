package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `backup('name') { … }`: how far it is proven and how old it may get. */
@CompileStatic
class BackupBlock extends SkippableBlock {

    final Backup.Proof READ = Backup.Proof.READ
    final Backup.Proof COUNTED = Backup.Proof.COUNTED
    final Backup.Proof RESTORED = Backup.Proof.RESTORED
    final Backup.Proof COMPARED = Backup.Proof.COMPARED

    private Backup.Proof proof = Backup.Proof.RESTORED
    private Duration freshFor
    private Size atLeast
    private Duration keepFor

    BackupBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('how far the copy is proven: READ, COUNTED, RESTORED or COMPARED; RESTORED when not said')
    void prove(Backup.Proof level) {
        once('prove')
        proof = level
    }

    @Word('how old the backup may be when the change behind it begins, and at the end of the run')
    void freshFor(Duration time) {
        once('freshFor')
        positive(time.toMillis(), 'freshFor')
        freshFor = time
    }

    @Word('what the backup must not be smaller than, as `100.kb`')
    void atLeast(Size size) {
        once('atLeast')
        positive(size.bytes(), 'atLeast')
        atLeast = size
    }

    @Word('how long the backup is to be kept; `gonogo backups` lists until when')
    void keepFor(Duration time) {
        once('keepFor')
        positive(time.toMillis(), 'keepFor')
        keepFor = time
    }

    Step toStep() {
        new Backup(head(), proof, Optional.ofNullable(freshFor), Optional.ofNullable(atLeast), Optional.ofNullable(keepFor))
    }
}
