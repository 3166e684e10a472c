package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `backupFile('path') { … }`: how a dump that somebody else has made is proven. */
@CompileStatic
class BackupFileBlock extends FileBlock {

    final Backup.Proof READ = Backup.Proof.READ
    final Backup.Proof COUNTED = Backup.Proof.COUNTED
    final Backup.Proof RESTORED = Backup.Proof.RESTORED

    private Backup.Proof proof = Backup.Proof.RESTORED

    BackupFileBlock(RunbookSource source, String path) {
        super(source, path)
    }

    @Word('how far it is proven: READ, COUNTED against the target, or RESTORED on a PostgreSQL of its own, which it is when not said')
    void prove(Backup.Proof level) {
        once('prove')
        proof = level
    }

    @Override
    Probe toProbe() {
        new Probe.BackupFile(path(), terms(), proof)
    }
}
