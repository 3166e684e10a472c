package dev.gonogo.plan

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class ProgramFilesSpec extends Specification {

    @TempDir
    Path folder

    def setup() {
        Files.createDirectories(folder.resolve('bin'))
        ['bin/check.sh', 'tool'].each {
            Files.writeString(folder.resolve(it), '#!/bin/sh\n')
            folder.resolve(it).toFile().executable = true
        }
        ['plain.sh', 'dump.sql'].each { Files.writeString(folder.resolve(it), '') }
    }

    def 'programs of the folder in `#arguments`: #found'() {
        expect:
        new ProgramFiles(folder).of(arguments)*.path() == found

        where:
        arguments                                              || found
        ['bin/check.sh', '-v']                                 || ['bin/check.sh']
        ['./bin/../bin/check.sh']                              || ['bin/check.sh']
        ['env', 'A=1', './tool']                               || ['tool']
        ['bash', '-e', 'plain.sh', 'dump.sql']                 || ['plain.sh']
        ['/usr/bin/python3', 'plain.sh']                       || ['plain.sh']
        ['bash', '-euo', 'pipefail', '-c', 'a | ./tool>x;"bin/check.sh"'] || ['tool', 'bin/check.sh']
        ['test', '-s', 'dump.sql']                             || []
        ['pg_dump', '-f', 'dump.sql']                          || []
        ['../tool', '/bin/sh', 'bin', 'no\0file']              || []
    }
}
