package dev.gonogo.cli

import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.util.jar.JarOutputStream
import java.util.zip.ZipEntry

import static java.nio.file.StandardOpenOption.CREATE
import static java.nio.file.StandardOpenOption.WRITE

/**
 * The program as the launcher starts it: from a jar, with the archive of classes that Java makes of it. Both are made once
 * for all specs of a build; a JVM without them needs twice the time. Unlike the launcher it never compiles for long runs.
 */
final class Program {

    private static final Path CLASSES = Path.of('target/classes').toAbsolutePath()
    private static final Path FOLDER = Path.of('target/program').toAbsolutePath()

    private static List<String> made

    private Program() {
    }

    /** What comes before the main class: java, options and the class path. */
    static synchronized List<String> java() {
        made = made ?: make()
    }

    private static List<String> make() {
        def name = Integer.toHexString(files().collect { "$it ${it.toFile().length()} ${it.toFile().lastModified()}" }.join().hashCode())
        def jar = FOLDER.resolve("${name}.jar")
        def archive = FOLDER.resolve("${name}-${System.getProperty('java.version')}.jsa")
        Files.createDirectories(FOLDER)
        FileChannel.open(FOLDER.resolve('lock'), CREATE, WRITE).withCloseable { one ->
            one.lock()
            if (!Files.exists(jar)) {
                pack(jar)
            }
            if (!Files.exists(archive)) {
                train(jar, archive)
            }
        }
        command(jar, "-XX:SharedArchiveFile=$archive")
    }

    private static void pack(Path jar) {
        def half = FOLDER.resolve('half.jar')
        new JarOutputStream(Files.newOutputStream(half)).withCloseable { out ->
            files().each { file ->
                out.putNextEntry(new ZipEntry(CLASSES.relativize(file).toString()))
                out.write(Files.readAllBytes(file))
            }
        }
        Files.move(half, jar, StandardCopyOption.ATOMIC_MOVE)
    }

    private static void train(Path jar, Path archive) {
        def said = FOLDER.resolve('archive.out').toFile()
        def making = command(jar, "-XX:ArchiveClassesAtExit=$archive") + [StartupClasses.name, 'runbooks/staging-migrations', 'runbooks/words/migrate']
        new ProcessBuilder(making*.toString()).redirectErrorStream(true).redirectOutput(said).start().waitFor()
        assert Files.exists(archive): said.text
    }

    private static List<String> command(Path jar, String archive) {
        def libraries = System.getProperty('java.class.path').split(File.pathSeparator).findAll { it.endsWith('.jar') }
        [Path.of(System.getProperty('java.home'), 'bin', 'java').toString(), '-XX:-UsePerfData', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmn32m', '-XX:MetaspaceSize=64m', archive,
         "-Djava.io.tmpdir=${System.getProperty('java.io.tmpdir')}".toString(), '-cp', [jar, *libraries].join(File.pathSeparator)]
    }

    private static List<Path> files() {
        Files.walk(CLASSES).withCloseable { all -> all.filter { Files.isRegularFile(it) }.sorted().toList() }
    }
}
