package dev.gonogo.postgres.embedded

import groovy.transform.CompileStatic
import java.nio.file.Path
import sun.misc.Signal

/** A process of its own that holds a server until its input ends, and says when it is interrupted instead of ending. */
@CompileStatic
class EmbeddedServerChild {

    static void main(String[] arguments) {
        Signal.handle(new Signal('INT')) { println 'interrupted' }
        def server = EmbeddedServer.start(Path.of(arguments[0]), Path.of(arguments[1]))
        println server.port()
        System.in.read()
    }
}
