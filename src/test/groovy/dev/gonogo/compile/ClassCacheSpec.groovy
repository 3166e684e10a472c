package dev.gonogo.compile

import dev.gonogo.model.Runbook
import spock.lang.Shared

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.nio.file.attribute.PosixFilePermissions
import java.time.Duration
import java.util.concurrent.Executors

/** A runbook is compiled once for each text and build; whatever is wrong with the cache costs only a compile. */
class ClassCacheSpec extends CompileSpecification {

    @Shared
    String text = inTask("manual('a') { }; manual('b') { }")

    Path cache

    def setup() {
        cache = folder.resolve('a/cache')
    }

    def 'an unchanged runbook is not compiled again: no class of the compiler is even loaded'() {
        given:
        def file = Files.writeString(folder.resolve('runbook.groovy'), text)

        expect:
        compilerClasses(file) > 0
        compilerClasses(file) == 0
    }

    def 'a folder is made for the user alone, with one file for a text'() {
        when:
        2.times { compileWith(text) }

        then:
        permissions(cache) == 'rwx------'
        permissions(cache.parent) == 'rwx------'
        files().size() == 1
    }

    def 'another text is compiled anew, and both are kept'() {
        expect:
        compileWith(text).name() == 'r'
        compileWith(text.replace("'r'", "'s'")).name() == 's'
        files().size() == 2
        compileWith(text).name() == 'r'
    }

    def 'another build compiles anew'() {
        when:
        compileWith(text, 'one')
        compileWith(text, 'another')

        then:
        files().size() == 2
    }

    def 'a file that is #state is compiled again, and replaced'() {
        given:
        compileWith(text)
        def whole = files().first().bytes
        def damaged = damage(whole)
        files().first().bytes = damaged

        when:
        def runbook = compileWith(text)

        then:
        runbook.steps().count() == 2
        files().first().bytes == whole

        where:
        state                 | damage
        'empty'               | { byte[] all -> new byte[0] }
        'cut short'           | { byte[] all -> Arrays.copyOf(all, all.length.intdiv(2)) }
        'cut by one byte'     | { byte[] all -> Arrays.copyOf(all, all.length - 1) }
        'longer'              | { byte[] all -> Arrays.copyOf(all, all.length + 1) }
        'something else'      | { byte[] all -> ('not a class' * 100).bytes }
        'changed in its head' | { byte[] all -> changed(all, 3) }
        'changed in its data' | { byte[] all -> changed(all, all.length.intdiv(2)) }
        'changed at its end'  | { byte[] all -> changed(all, all.length - 1) }
    }

    def 'a folder that others may #deed is not used'() {
        given:
        Files.createDirectories(cache)
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(allowed))

        expect:
        compileWith(text).steps().count() == 2
        files().empty

        where:
        deed                | allowed
        'write to'          | 'rwx----w-'
        'write to in group' | 'rwx-w----'
    }

    def 'a folder that others may read is closed to them'() {
        given:
        Files.createDirectories(cache)
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString('rwxr-xr-x'))

        expect:
        compileWith(text).steps().count() == 2
        permissions(cache) == 'rwx------'
        files().size() == 1
    }

    def 'what others put into a folder before is not run'() {
        given:
        compileWith(text)
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString('rwxrwxrwx'))
        def kept = files().first()
        kept.bytes = 'something of somebody else'.bytes

        expect:
        compileWith(text).steps().count() == 2
        kept.text == 'something of somebody else'
    }

    def 'a link is not followed'() {
        given:
        def elsewhere = Files.createDirectories(folder.resolve('elsewhere'))
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString('rwx------'))
        Files.createDirectories(cache.parent)
        Files.createSymbolicLink(cache, elsewhere)

        expect:
        compileWith(text).steps().count() == 2
        Files.list(elsewhere).count() == 0
    }

    def 'a folder that cannot be made is no error'() {
        given:
        Files.writeString(folder.resolve('a'), 'a file')

        expect:
        compileWith(text).steps().count() == 2
    }

    def 'a folder in the place of the file is no error'() {
        given:
        compileWith(text)
        def file = files().first()
        file.delete()
        file.mkdir()
        new File(file, 'x').createNewFile()

        expect:
        compileWith(text).steps().count() == 2
    }

    def 'a runbook that does not compile leaves nothing'() {
        when:
        compileWith(inTask("chekc('x') { }"))

        then:
        thrown(Exception)
        !Files.exists(cache)
    }

    def 'several compile at once'() {
        given:
        def threads = Executors.newFixedThreadPool(4)

        when:
        def runbooks = threads.invokeAll((1..12).collect { n -> { -> compileWith(text.replace("'r'", "'r${n % 3}'")) } })*.get()

        then:
        runbooks*.name() == (1..12).collect { "r${it % 3}".toString() }
        files().size() == 3

        cleanup:
        threads.shutdownNow()
    }

    private Runbook compileWith(String text, String build = 'this build') {
        def file = folder.resolve("runbook-${text.hashCode()}.groovy")
        def written = Files.writeString(Files.createTempFile(folder, 'runbook', '.new'), text)
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE)
        new RunbookCompiler(new ClassCache(cache, build), Duration.ofSeconds(10)).compile(file)
    }

    private List<File> files() {
        cache.toFile().listFiles().toList()
    }

    private static String permissions(Path path) {
        PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
    }

    private static byte[] changed(byte[] all, int at) {
        def other = all.clone()
        other[at] = (byte) (other[at] ^ 1)
        other
    }

    /** How many classes of Groovy's compiler a new process loads to compile the file. */
    private int compilerClasses(Path file) {
        def log = folder.resolve('classes.log')
        def child = new ProcessBuilder(
                Path.of(System.getProperty('java.home'), 'bin', 'java').toString(), '-XX:TieredStopAtLevel=1',
                "-Xlog:class+load:file=$log", '-cp', System.getProperty('java.class.path'),
                CompileChild.name, cache.toString(), file.toString()).redirectErrorStream(true).start()
        assert child.inputStream.text.trim() == '2'
        assert child.waitFor() == 0
        Files.readAllLines(log).count {
            it.contains(' org.codehaus.groovy.control.CompilationUnit ') || it.contains(' org.apache.groovy.parser.')
        }
    }
}
