package dev.gonogo.sql

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit

/**
 * Asks the psql on the PATH where it cuts scripts: it is connected to a server of our own that only notes the queries it
 * is sent, so that the scripts need not be valid SQL. Specs that ask it pass without it; recorded expectations need none.
 */
class Psql {

    /** For each script the queries that psql sent. Backslash commands must not be in them: psql would carry them out. */
    static List<List<String>> queriesOf(List<String> scripts) {
        def folder = Files.createTempDirectory('psql-split')
        try {
            def files = scripts.withIndex().collect { script, i -> Files.writeString(folder.resolve("${i}.sql"), script) }
            return perFile(sent(files))
        } finally {
            folder.toFile().deleteDir()
        }
    }

    /**
     * The queries that psql sends for a file that is in its folder, its commands and includes carried out. One
     * that does not end by itself is ended.
     *
     * @param rows gets the data of each `COPY … FROM stdin`
     */
    static List<String> queriesOf(Path file, List<String> rows = []) {
        try (def listener = new ServerSocket(0, 1, InetAddress.loopbackAddress)) {
            listener.soTimeout = 10_000
            def queries = CompletableFuture.supplyAsync { serve(listener.accept(), rows) }
            def address = "host=127.0.0.1 port=${listener.localPort} user=x dbname=x sslmode=disable gssencmode=disable"
            def builder = new ProcessBuilder('psql', '-X', '-q', '-d', address.toString(), '-f', file.fileName.toString())
                    .directory(file.parent.toFile()).redirectErrorStream(true)
            builder.environment() << [PGCLIENTENCODING: 'UTF8']
            def process = builder.start()
            process.outputStream.close()
            process.consumeProcessOutput()
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly()
            }
            queries.get(10, TimeUnit.SECONDS)
        }
    }

    /** Whether there is one on the PATH. */
    static boolean isThere() {
        System.getenv('PATH').split(File.pathSeparator).any { new File(it, 'psql').canExecute() }
    }

    private static final String MARK = 'end of a file'

    private static List<String> sent(List<Path> files) {
        try (def listener = new ServerSocket(0, 1, InetAddress.loopbackAddress)) {
            def queries = CompletableFuture.supplyAsync { serve(listener.accept()) }
            def address = "host=127.0.0.1 port=${listener.localPort} user=x dbname=x sslmode=disable gssencmode=disable"
            def command = ['psql', '-X', '-q', '-d', address.toString()] + files.collectMany { ['-f', it as String, '-c', MARK] }
            def builder = new ProcessBuilder(command).redirectErrorStream(true)
            builder.environment() << [PGCLIENTENCODING: 'UTF8', EDITOR: 'true']
            def process = builder.start()
            process.inputStream.bytes
            return queries.get()
        }
    }

    private static List<List<String>> perFile(List<String> queries) {
        def files = [[]]
        queries.each { it == MARK ? files << [] : files.last() << it }
        files.init() as List<List<String>>
    }

    private static List<String> serve(Socket socket, List<String> rows = []) {
        def input = new DataInputStream(new BufferedInputStream(socket.inputStream))
        def output = new DataOutputStream(new BufferedOutputStream(socket.outputStream))
        input.skipNBytes(input.readInt() - 4)
        send(output, 'R', [0, 0, 0, 0] as byte[])
        [server_version: '15.0', client_encoding: 'UTF8', standard_conforming_strings: 'on'].each { name, value ->
            send(output, 'S', "$name\0$value\0".getBytes('UTF-8'))
        }
        ready(output)
        queries(input, output, rows)
    }

    private static List<String> queries(DataInputStream input, DataOutputStream output, List<String> rows) {
        def queries = []
        while ((char) input.readByte() == (char) 'Q') {
            queries << new String(input.readNBytes(input.readInt() - 4), 'UTF-8').replaceAll('\0$', '')
            if (queries.last() ==~ COPY_FROM_STDIN) {
                rows << rowsFrom(input, output)
            }
            send(output, 'C', 'SELECT 0\0'.bytes)
            ready(output)
        }
        queries
    }

    private static final COPY_FROM_STDIN = ~/(?is)(\s|--[^\n]*\n|\/\*.*?\*\/)*copy\b.*\bfrom\s+std(in|out)\b.*/

    private static String rowsFrom(DataInputStream input, DataOutputStream output) {
        send(output, 'G', [0, 0, 0] as byte[])
        output.flush()
        def rows = new ByteArrayOutputStream()
        while ((char) input.readByte() == (char) 'd') {
            rows << input.readNBytes(input.readInt() - 4)
        }
        input.skipNBytes(input.readInt() - 4)
        rows.toString('UTF-8')
    }

    private static void ready(DataOutputStream output) {
        send(output, 'Z', 'I'.bytes)
        output.flush()
    }

    private static void send(DataOutputStream output, String type, byte[] content) {
        output.writeBytes(type)
        output.writeInt(content.length + 4)
        output.write(content)
    }
}
