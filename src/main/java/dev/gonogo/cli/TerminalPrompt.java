package dev.gonogo.cli;

import dev.gonogo.run.Answer;
import dev.gonogo.run.Prompt;
import dev.gonogo.run.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks the person at the terminal. End of input and Ctrl-C are no answer. The terminal is opened with the first question. */
final class TerminalPrompt implements Prompt, AutoCloseable {

    private final Output output;
    private Terminal terminal;

    TerminalPrompt(Output output) {
        this.output = output;
    }

    /** For a terminal that is open already. */
    TerminalPrompt(Output output, Terminal terminal) {
        this.output = output;
        this.terminal = terminal;
    }

    @Override
    public Optional<Answer> ask(Question question) {
        output.progress("");
        output.progress("? " + question.text());
        if (!question.instructions().isBlank()) {
            question.instructions().strip().lines().forEach(line -> output.progress("  " + line.strip()));
        }
        try {
            return Optional.of(answer(question));
        } catch (EndOfFileException | UserInterruptException noAnswer) {
            return Optional.empty();
        }
    }

    private Answer answer(Question question) {
        var said = read(
                question.choices().isEmpty() ? "answer" : String.join("/", question.choices()), question.choices());
        while (!question.choices().isEmpty() && !question.choices().contains(said)) {
            output.progress("  that is none of " + String.join(", ", question.choices()));
            said = read(String.join("/", question.choices()), question.choices());
        }
        var role = role(question.roles());
        var as = role.isEmpty() ? System.getProperty("user.name") : name();
        var note = question.choices().isEmpty() ? "" : read("note (or empty)", List.of());
        return new Answer(as, role, said, note, false);
    }

    private String role(List<String> roles) {
        if (roles.size() <= 1) {
            return roles.isEmpty() ? "" : roles.get(0);
        }
        var role = read("in which role: " + String.join("/", roles), roles);
        while (!roles.contains(role)) {
            role = read("one of " + String.join("/", roles), roles);
        }
        return role;
    }

    private String name() {
        var user = System.getProperty("user.name");
        var name = read("your name [" + user + "]", List.of());
        return name.isEmpty() ? user : name;
    }

    private String read(String label, List<String> words) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal())
                .completer(new StringsCompleter(words))
                .build();
        return reader.readLine("  " + label + " > ").strip();
    }

    private Terminal terminal() {
        try {
            if (terminal == null) {
                terminal = TerminalBuilder.builder().system(true).build();
            }
            return terminal;
        } catch (IOException unusable) {
            throw new UncheckedIOException("the terminal cannot be used", unusable);
        }
    }

    @Override
    public void close() {
        try {
            if (terminal != null) {
                terminal.close();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
