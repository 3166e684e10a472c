package dev.gonogo.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a backslash command, by the rules of psql's lexer for them (psqlscanslash.l of PostgreSQL 15): quotes,
 * escapes and variables, up to the end of the line or to the next backslash.
 */
final class CommandArguments {

    /** @param quoted whether any of it was in quotes, or came from a variable */
    record Argument(String text, boolean quoted) {}

    private final String text;
    private final int end;
    private final Optional<Variables> variables;
    private final List<ArgumentProblem> problems = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private int position;
    private boolean quoted;
    private int plainTail;

    /** @param variables empty in a branch that is skipped, where none is replaced */
    CommandArguments(String text, int start, Optional<Variables> variables) {
        this.text = text;
        this.position = start;
        this.end = lineEnd(text, start);
        this.variables = variables;
    }

    /** What is wrong with the arguments, and where. */
    record ArgumentProblem(int offset, String message, String hint) {}

    List<ArgumentProblem> problems() {
        return problems;
    }

    int position() {
        return position;
    }

    Optional<Argument> next() {
        skipSpaces();
        value.setLength(0);
        quoted = false;
        plainTail = 0;
        while (position < end && !Characters.isSpace(text.charAt(position)) && text.charAt(position) != '\\') {
            part();
        }
        return value.length() == 0 && !quoted ? Optional.empty() : Optional.of(new Argument(value.toString(), quoted));
    }

    /** The same without semicolons behind it. */
    Optional<String> nextWithoutSemicolons() {
        return next().map(argument -> {
            int length = argument.text().length();
            while (plainTail > 0 && length > 0 && argument.text().charAt(length - 1) == ';') {
                length--;
                plainTail--;
            }
            return argument.text().substring(0, length);
        });
    }

    List<Argument> rest() {
        var rest = new ArrayList<Argument>();
        for (var next = next(); next.isPresent(); next = next()) {
            rest.add(next.get());
        }
        return rest;
    }

    /** All up to the end of the line, as it stands. */
    String wholeLine() {
        skipSpaces();
        var line = text.substring(position, end);
        position = end;
        return line;
    }

    /** Ends the command; two backslashes belong to it. */
    int close() {
        skipSpaces();
        return text.startsWith("\\\\", position) ? position + 2 : position;
    }

    private void part() {
        switch (text.charAt(position)) {
            case '\'' -> inQuotes();
            case '"' -> inDoubleQuotes();
            case '`' -> inBackquotes();
            case ':' -> colon();
            default -> plain();
        }
    }

    private void plain() {
        value.append(text.charAt(position++));
        plainTail++;
    }

    private void noPlain() {
        quoted = true;
        plainTail = 0;
    }

    private void colon() {
        int behind = PsqlVariable.end(text, position);
        if (behind == position || behind > end) {
            plain();
            return;
        }
        var written = text.substring(position, behind);
        var reference = PsqlVariable.of(written);
        value.append(variables.flatMap(reference::value).orElse(written));
        position = behind;
        if (reference.form() != PsqlVariable.Form.TEST) {
            noPlain();
        }
    }

    private void inQuotes() {
        int open = position++;
        noPlain();
        while (position < end) {
            char c = text.charAt(position);
            if (c == '\\') {
                escape();
            } else if (c != '\'') {
                value.append(c);
                position++;
            } else if (Characters.at(text, position + 1) == '\'') {
                value.append(c);
                position += 2;
            } else {
                position++;
                return;
            }
        }
        unterminated(open, "'");
    }

    private void inDoubleQuotes() {
        int open = position;
        noPlain();
        int close = text.indexOf('"', position + 1);
        if (close < 0 || close >= end) {
            position = end;
            unterminated(open, "\"");
            return;
        }
        value.append(text, position, close + 1);
        position = close + 1;
    }

    private void inBackquotes() {
        int open = position;
        noPlain();
        int close = text.indexOf('`', position + 1);
        position = close < 0 || close >= end ? end : close + 1;
        if (variables.isPresent()) {
            problems.add(new ArgumentProblem(
                    open,
                    "a program in backquotes is not run here",
                    "what it would answer is no part of what is approved: write the value"));
        }
    }

    private void escape() {
        char next = Characters.at(text, position + 1);
        int digits = 0;
        if (next == 'x') {
            digits = digits(position + 2, 2, 16);
            position += 2;
        } else {
            digits = digits(position + 1, 3, 8);
            position += 1;
        }
        if (digits > 0) {
            value.append((char) Integer.parseInt(text.substring(position, position + digits), next == 'x' ? 16 : 8));
            position += digits;
        } else {
            position += next == 'x' ? -1 : 0;
            value.append(meant(next));
            position = Math.min(position + 1, end);
        }
    }

    private int digits(int start, int most, int radix) {
        int count = 0;
        while (count < most && start + count < end && Character.digit(text.charAt(start + count), radix) >= 0) {
            count++;
        }
        return count;
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> escaped;
        };
    }

    private void unterminated(int open, String quote) {
        if (variables.isPresent()) {
            problems.add(new ArgumentProblem(
                    open, "unterminated quoted string", "close it on the same line with `" + quote + "`"));
        }
    }

    private void skipSpaces() {
        while (position < end && Characters.isSpace(text.charAt(position))) {
            position++;
        }
    }

    /** The line feed is not part of the line. */
    private static int lineEnd(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
