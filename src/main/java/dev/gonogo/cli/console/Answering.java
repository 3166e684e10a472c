package dev.gonogo.cli.console;

import dev.gonogo.run.Answer;
import dev.gonogo.run.Choice;
import dev.gonogo.run.Question;
import java.util.Comparator;
import java.util.Optional;

/** Answers what the run asks: with what was typed, and with what else has to be known of it. */
final class Answering {

    private final Desk desk;

    Answering(Desk desk) {
        this.desk = desk;
    }

    /** The choice that a line begins with; empty when it is none, as with a command. */
    static Optional<String> choice(Question question, String line) {
        return question.choices().stream()
                .filter(choice -> line.equals(choice) || line.startsWith(choice + " "))
                .max(Comparator.comparingInt(String::length));
    }

    /** @throws CommandRefused when something is missing */
    void answer(Question question, String said, String note) {
        var reason = needsReason(question, said) ? desk.reason(note) : note;
        var role = role(question);
        var as = role.isEmpty() ? desk.person() : name();
        desk.handover().say(Optional.of(new Answer(as, role, said, reason, false)));
    }

    /** What is grave needs one, and so does every word of a poll, and a refusal. */
    private static boolean needsReason(Question question, String said) {
        boolean grave = question.step().endsWith("/failure")
                && Choice.of(said).filter(Choice::needsReason).isPresent();
        return grave
                || question.choices().contains("no-go")
                || said.equals("no") && !question.roles().isEmpty();
    }

    private String role(Question question) {
        var roles = question.roles();
        if (roles.size() <= 1) {
            return roles.isEmpty() ? "" : roles.get(0);
        }
        var role = asked("in which role: " + String.join("/", roles));
        while (!roles.contains(role)) {
            role = asked("one of " + String.join("/", roles));
        }
        return role;
    }

    private String name() {
        var name = asked("your name [" + desk.person() + "]");
        return name.isEmpty() ? desk.person() : name;
    }

    private String asked(String label) {
        var line = desk.display().ask(label);
        if (line.kind() != Display.Line.Kind.TYPED) {
            throw new CommandRefused("it is not answered", "");
        }
        return line.text().strip();
    }
}
