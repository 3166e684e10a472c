package dev.gonogo.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Carries out psql's backslash commands, or refuses them and says what to do instead. */
final class Commands {

    private static final Set<String> BRANCHING = Set.of("if", "elif", "else", "endif");

    /** Their arguments are not read as those of others. */
    private static final Set<String> WHOLE_LINE = Set.of("copy", "!", "h", "help", "ef", "ev", "sf", "sv");

    private static final int LONGEST_VALUE = 1_000_000;

    private final ScriptText source;
    private final Reading reading;
    private final FileTokens tokens;
    private final Branches branches;

    Commands(ScriptText source, Reading reading, FileTokens tokens, Branches branches) {
        this.source = source;
        this.reading = reading;
        this.tokens = tokens;
        this.branches = branches;
    }

    /** @return where SQL goes on */
    int carryOut(int backslash) {
        var name = name(backslash);
        boolean isBranch = BRANCHING.contains(name);
        var variables =
                branches.areActive() && !isBranch ? Optional.of(reading.variables()) : Optional.<Variables>empty();
        var arguments = new CommandArguments(source.text(), backslash + 1 + name.length(), variables);
        var command = new Command(backslash, name, arguments);
        if (isBranch) {
            branch(command);
            arguments.rest();
        } else if (branches.areActive()) {
            act(command);
        } else {
            skip(command);
        }
        return arguments.close();
    }

    private record Command(int offset, String name, CommandArguments arguments) {}

    private String name(int backslash) {
        var text = source.text();
        int end = backslash + 1;
        if (Characters.at(text, end) == ';') {
            return ";";
        }
        while (end < text.length() && text.charAt(end) != '\\' && !Characters.isSpace(text.charAt(end))) {
            end++;
        }
        return text.substring(backslash + 1, end);
    }

    private void branch(Command command) {
        if (branches.areActive() && isRestricted(command)) {
            return;
        }
        var wrong = switch (command.name()) {
            case "if" -> open(command);
            case "elif" -> branches.otherwise(() -> holds(command));
            case "else" -> branches.atLast();
            default -> branches.close();
        };
        if (!wrong.isEmpty()) {
            refuse(command, "`\\" + command.name() + "` " + wrong, "each file closes the blocks that it opens");
        }
    }

    private String open(Command command) {
        branches.open(command.offset(), () -> holds(command));
        return "";
    }

    private boolean holds(Command command) {
        var asked = new Command(
                command.offset(),
                command.name(),
                new CommandArguments(source.text(), command.arguments().position(), Optional.of(reading.variables())));
        var expression = texts(asked.arguments().rest(), " ");
        tell(asked);
        var value = PsqlBoolean.parse(expression);
        if (value.isEmpty()) {
            refuse(
                    command,
                    "`" + expression + "` is neither true nor false",
                    "psql knows `true`, `false`, `yes`, `no`, `on`, `off`, `1` and `0`, and `:{?name}`; it computes nothing");
        }
        return value.orElse(false);
    }

    /** As psql does it, what a command does not know what to do with is passed over, and told. */
    private void act(Command command) {
        int problems = reading.problems().size();
        if (!isRestricted(command)) {
            carryOut(command);
        }
        tell(command);
        if (reading.problems().size() > problems) {
            command.arguments().wholeLine();
        }
        command.arguments()
                .rest()
                .forEach(extra -> say(
                        command,
                        "WARNING",
                        "\\%s: extra argument \"%s\" ignored".formatted(command.name(), extra.text())));
    }

    private boolean isRestricted(Command command) {
        boolean restricted =
                reading.restriction().isPresent() && !command.name().equals("unrestrict");
        if (restricted) {
            refuse(
                    command,
                    "`\\" + command.name() + "` behind `\\restrict`",
                    "only `\\unrestrict` is taken there, with its key");
        }
        return restricted;
    }

    private void skip(Command command) {
        if (command.name().equals(".")) {
            refuse(command, "`\\.` in a branch that is skipped", "psql reads rows there as SQL: keep `COPY` out of it");
        } else if (WHOLE_LINE.contains(command.name())) {
            command.arguments().wholeLine();
        } else {
            command.arguments().rest();
        }
    }

    private void carryOut(Command command) {
        switch (command.name()) {
            case "set" -> set(command);
            case "unset" -> unset(command);
            case "echo", "qecho", "warn" -> echo(command);
            case "i", "include" -> include(command, false);
            case "ir", "include_relative" -> include(command, true);
            case "copy" -> copy(command);
            case "timing", "pset" -> command.arguments().rest();
            case "encoding" -> encoding(command);
            case "restrict" -> restrict(command);
            case "unrestrict" -> unrestrict(command);
            default ->
                refuse(
                        command,
                        "psql meta-command `\\" + command.name() + "` is not supported here",
                        Unsupported.hint(command.name()));
        }
    }

    private void set(Command command) {
        var name = command.arguments().next();
        if (name.isEmpty()) {
            return;
        }
        var value = texts(command.arguments().rest(), "");
        assign(command, name.get().text(), value);
        if (value.length() > LONGEST_VALUE) {
            refuse(
                    command,
                    "a value of more than " + LONGEST_VALUE + " characters",
                    "put the text into a file of its own");
            return;
        }
        reading.variables().set(name.get().text(), value);
    }

    private void unset(Command command) {
        var name = command.arguments().next();
        if (name.isEmpty()) {
            missing(command, "the name of a variable");
            return;
        }
        assign(command, name.get().text(), "off");
        reading.variables().unset(name.get().text());
    }

    private void assign(Command command, String name, String value) {
        if (!Variables.isName(name)) {
            refuse(command, "`" + name + "` is no name for a variable", "letters, digits and underscores make one");
        }
        Variables.refusal(name, value)
                .ifPresent(reason -> refuse(command, "`" + name + "` cannot be `" + value + "` here", reason));
    }

    private void echo(Command command) {
        var arguments = command.arguments().rest();
        boolean noLineFeed =
                !arguments.isEmpty() && arguments.get(0).equals(new CommandArguments.Argument("-n", false));
        var text = texts(noLineFeed ? arguments.subList(1, arguments.size()) : arguments, " ");
        var severity = command.name().equals("warn") ? "WARNING" : "ECHO";
        say(command, severity, text);
    }

    private void include(Command command, boolean relative) {
        var path = command.arguments().nextWithoutSemicolons();
        if (path.isEmpty()) {
            missing(command, "the path of a file");
        } else {
            reading.include(path.get(), relative, source, command.offset());
        }
    }

    /** It takes the whole line as it stands. */
    private void copy(Command command) {
        var parsed = CopyCommand.parse(command.arguments().wholeLine());
        if (!parsed.problem().isEmpty()) {
            refuse(command, "`\\copy` " + parsed.problem(), parsed.hint());
            return;
        }
        var origin = new Origin(source, List.of(new Origin.Run(0, command.offset(), true)));
        var statement = new SqlStatement(parsed.sql(), origin);
        if (parsed.file().isEmpty()) {
            reading.add(
                    statement.reading(tokens.rowsBehindLine(command.arguments().position())));
        } else {
            reading.content(parsed.file(), source, command.offset())
                    .ifPresent(file -> reading.add(statement.reading(CopyRows.of(file))));
        }
    }

    private void encoding(Command command) {
        command.arguments().next().map(CommandArguments.Argument::text).ifPresent(encoding -> {
            if (!encoding.matches("(?i)utf[-_]?8|unicode")) {
                refuse(command, "`\\encoding " + encoding + "` is not supported here", "files are UTF-8: save them so");
            }
        });
    }

    private void restrict(Command command) {
        var key = command.arguments().nextWithoutSemicolons();
        if (key.isEmpty()) {
            missing(command, "a key");
        }
        reading.restrict(key);
    }

    private void unrestrict(Command command) {
        var key = command.arguments().nextWithoutSemicolons();
        if (key.isEmpty()) {
            missing(command, "the key of `\\restrict`");
        } else if (reading.restriction().isEmpty()) {
            refuse(command, "`\\unrestrict` without `\\restrict`", "take it out");
        } else if (!key.equals(reading.restriction())) {
            refuse(
                    command,
                    "`\\unrestrict` with another key than `\\restrict`",
                    "a dump has the same in both: was it changed?");
        } else {
            reading.restrict(Optional.empty());
        }
    }

    private void missing(Command command, String what) {
        refuse(command, "`\\" + command.name() + "` needs " + what, "write it behind, on the same line");
    }

    private void tell(Command command) {
        command.arguments()
                .problems()
                .forEach(problem ->
                        reading.refuse(source.problemAt(problem.offset(), problem.message(), problem.hint())));
    }

    private void say(Command command, String severity, String text) {
        reading.say(new Said(source.placeOf(command.offset()), severity, text));
    }

    private void refuse(Command command, String message, String hint) {
        reading.refuse(source.problemAt(command.offset(), message, hint));
    }

    private static String texts(List<CommandArguments.Argument> arguments, String between) {
        return arguments.stream().map(CommandArguments.Argument::text).collect(Collectors.joining(between));
    }
}
