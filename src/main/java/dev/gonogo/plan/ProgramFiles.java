package dev.gonogo.plan;

import dev.gonogo.model.Check;
import dev.gonogo.model.Command;
import dev.gonogo.model.Probe;
import dev.gonogo.model.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs that lie in a runbook's folder: what they say decides what a step does, as an SQL file does. One is known by
 * being executable, or by standing behind an interpreter; other files are what programs read and write.
 *
 * @param folder the runbook's, in which its programs are started
 */
public record ProgramFiles(Path folder) {

    private static final Pattern INTERPRETER =
            Pattern.compile("(.*/)?(sh|bash|dash|ksh|zsh|python[\\d.]*|perl|ruby|node|php|source)");

    /** Where words end for a shell, as far as names of files have none of it. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s;|&<>()\"'`$={}]+");

    /** Those that the step starts, with the sums of their bytes as they are now. */
    Stream<Plan.PlannedFile> of(Step step) {
        return Stream.concat(Stream.of(step), step.inner())
                .flatMap(each -> of(arguments(each)).stream())
                .distinct();
    }

    /** The same of a program and its arguments. */
    public List<Plan.PlannedFile> of(List<String> arguments) {
        var files = new ArrayList<Plan.PlannedFile>();
        var before = "";
        for (String word :
                arguments.stream().flatMap(BETWEEN_WORDS::splitAsStream).toList()) {
            boolean isRead = INTERPRETER.matcher(before).matches();
            file(word)
                    .filter(file -> isRead || Files.isExecutable(file))
                    .map(this::planned)
                    .ifPresent(files::add);
            before = isRead && word.startsWith("-") ? before : word;
        }
        return files;
    }

    private static List<String> arguments(Step step) {
        if (step instanceof Command command) {
            return command.arguments();
        }
        return step instanceof Check check && check.probe() instanceof Probe.Program program
                ? program.arguments()
                : List.of();
    }

    private Optional<Path> file(String word) {
        try {
            var inside = folder.toAbsolutePath().normalize();
            var file = inside.resolve(word).normalize();
            return Optional.of(file).filter(path -> path.startsWith(inside) && Files.isRegularFile(path));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    private Plan.PlannedFile planned(Path file) {
        try {
            var path = folder.toAbsolutePath().normalize().relativize(file);
            return new Plan.PlannedFile(path.toString(), Digest.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program `" + file + "` cannot be read", unreadable);
        }
    }
}
