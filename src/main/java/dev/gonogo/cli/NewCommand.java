package dev.gonogo.cli;

import dev.gonogo.dsl.Vocabulary;
import dev.gonogo.model.StepId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `gonogo new`. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Makes a folder with a runbook to begin with, which checks and rehearses green.")
final class NewCommand implements Callable<Integer> {

    private static final List<String> FILES = List.of(
            "runbook.groovy",
            "answers.json",
            "README.md",
            "fixtures/baseline.sql",
            "migrations/001_note.sql",
            "migrations/002_note_time.sql",
            "rollback/002_note_time.sql");

    private final Output output;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "DIR", description = "a folder that is not there yet, or is empty")
    private Path folder;

    NewCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        try {
            mustBeEmpty();
            for (String file : FILES) {
                write(folder.resolve(file), text(file));
            }
            IdeDescriptors.write(Vocabulary.read(), folder);
        } catch (IOException refused) {
            throw new UncheckedIOException("`%s` cannot be written: %s".formatted(folder, refused), refused);
        }
        if (common.json()) {
            output.json(FILES);
        } else {
            output.result("%s\n  next: `gonogo check %s`, then `gonogo rehearse %s`".formatted(folder, folder, folder));
        }
        return ExitStatus.DONE;
    }

    private void mustBeEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw refused("`%s` is a file".formatted(folder));
        }
        try (var there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw refused("`%s` is not empty, and nothing is written over".formatted(folder));
            }
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why + "\n  hint: name a folder that is not there yet");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }

    private String text(String file) throws IOException {
        var name = folder.toAbsolutePath().normalize().getFileName().toString();
        var slug = StepId.slug(name);
        try (var stream = NewCommand.class.getResourceAsStream("new/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("there is no file " + file + " to begin with");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("NAME", slug.isEmpty() ? "window" : slug)
                    .replace("TITLE", name.replaceAll("['\\\\$]", ""));
        }
    }
}
