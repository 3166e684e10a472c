package dev.gonogo.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Not a command: loads the classes that commands need, so that the archive that the launcher lets Java make of them holds
 * them. Arguments: a runbook to check, one to run, and the jars of which every class is wanted.
 */
public final class StartupClasses {

    private static final String CLASS = ".class";

    private StartupClasses() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("picocli.disable.closures", "true");
        var scratch = Files.createTempDirectory("gonogo-classes");
        try {
            // the second time finds in the cache what the first has put there
            gonogo(scratch, "check", arguments[0]);
            gonogo(scratch, "check", arguments[0]);
            gonogo(scratch, "run", arguments[1], "--answers");
            for (String jar : List.of(arguments).subList(2, arguments.length)) {
                load(new File(jar));
            }
        } finally {
            remove(scratch);
        }
    }

    private static void gonogo(Path scratch, String... arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var all = Stream.concat(
                Stream.of(arguments),
                Stream.of("--home", scratch.resolve("home").toString()));
        new CommandLineProgram(nowhere, nowhere, Map.of("XDG_CACHE_HOME", scratch.toString()))
                .run(all.toArray(String[]::new));
    }

    private static void load(File jar) throws IOException {
        try (var opened = new JarFile(jar)) {
            opened.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(CLASS) && !name.contains("-"))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .forEach(StartupClasses::load);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, StartupClasses.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError notHere) {
            // it is for something that is not installed
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
