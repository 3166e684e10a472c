package dev.gonogo.postgres

import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.util.concurrent.CompletableFuture
import java.util.concurrent.LinkedBlockingQueue

@Timeout(60)
class GrowingFileSpec extends Specification {

    @TempDir
    Path folder

    Path file
    GrowingFile growing
    def pieces = new LinkedBlockingQueue<String>()

    def setup() {
        file = folder.resolve('growing')
        growing = new GrowingFile(file)
    }

    def 'gives what is there at once, waits for more, and ends when it is told that there is no more'() {
        when:
        def reading = read()
        Files.writeString(file, 'one ')

        then:
        took(4) == 'one '
        !reading.done

        when:
        add 'two '

        then:
        took(4) == 'two '

        when:
        add 'three'
        growing.complete()
        reading.join()

        then:
        pieces.join('') == 'three'
    }

    def 'tells whether the file is still what was read of it, from a place on: #what'() {
        given:
        def written = new byte[GrowingFile.KEPT + 1000]
        new Random(7).nextBytes(written)
        Files.write(file, written)
        def reading = read()
        growing.complete()
        reading.join()

        when:
        changed.each { written[it] = (byte) (written[it] + 1) }
        Files.write(file, longer ? Arrays.copyOf(written, written.length + 1) : written)

        then:
        growing.beginning().length == GrowingFile.KEPT
        growing.isSameFrom(place) == same

        where:
        what                     | place | changed                  | longer || same
        'all of it'              | 0     | []                       | false  || true
        'one byte'               | 0     | [500]                    | false  || false
        'only before the place'  | 501   | [0, 500]                 | false  || true
        'at the place'           | 500   | [500]                    | false  || false
        'behind what is kept'    | 501   | [GrowingFile.KEPT + 7]   | false  || false
        'its end'                | 501   | []                       | true   || false
    }

    def 'a file that never comes is an empty one'() {
        when:
        def reading = read()
        growing.complete()
        reading.join()

        then:
        pieces.empty
    }

    def 'whoever waits can be interrupted'() {
        given:
        def refused = new CompletableFuture<Exception>()
        def waiting = Thread.start {
            try {
                growing.read()
            } catch (IOException stopped) {
                refused.complete(stopped)
            }
        }

        when:
        waiting.interrupt()

        then:
        refused.join().message == "interrupted while waiting for more of $file"
    }

    private CompletableFuture<Void> read() {
        CompletableFuture.runAsync {
            def into = new byte[100]
            growing.withCloseable {
                for (int read = it.read(into); read >= 0; read = it.read(into)) {
                    pieces << new String(into, 0, read)
                }
            }
        }
    }

    private String took(int letters) {
        def text = ''
        while (text.length() < letters) {
            text += pieces.take()
        }
        text
    }

    private void add(String text) {
        Files.writeString(file, text, StandardOpenOption.APPEND)
    }
}
