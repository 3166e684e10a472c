package dev.gonogo.sql;

import dev.gonogo.sql.Token.Kind;
import java.util.Locale;
import java.util.Optional;

/**
 * What psql makes of `\copy`: a `COPY … FROM STDIN`, and where its rows are.
 *
 * @param file that holds the rows; empty when they stand behind it
 * @param problem why it cannot be carried out, as the end of a sentence about it; empty when it can
 */
record CopyCommand(String sql, String file, String problem, String hint) {

    private static final String FORM = "write it as \\copy table from 'file', on one line";

    static CopyCommand parse(String line) {
        return direction(line)
                .map(word -> parse(line, word))
                .orElseGet(() -> refused("names neither table nor file", FORM));
    }

    private static CopyCommand parse(String line, Token direction) {
        if (direction.is("TO", line)) {
            return refused(
                    "to a file or program", "answers are not kept in files; a `check` keeps the rows of its query");
        }
        int start = Spaces.end(line, direction.end());
        int end = sourceEnd(line, start);
        var rows = line.substring(start, end);
        var sql = "COPY %s FROM STDIN %s"
                .formatted(
                        line.substring(0, direction.start()).strip(),
                        line.substring(end).replaceFirst("[\\s;]+$", "").strip())
                .strip();
        return switch (rows.toLowerCase(Locale.ROOT)) {
            case "" -> refused("names no file", FORM);
            case "program" ->
                refused(
                        "from a program",
                        "what it would answer is no part of what is approved: keep the rows in a file");
            case "pstdin", "pstdout" -> refused("from the input of psql", "keep the rows in a file");
            case "stdin", "stdout" -> new CopyCommand(sql, "", "", "");
            default -> new CopyCommand(sql, unquoted(rows), "", "");
        };
    }

    /** The `FROM` or `TO` outside of parentheses. */
    private static Optional<Token> direction(String line) {
        var lexer = new Lexer(line);
        int depth = 0;
        for (var token = lexer.nextSolid(); token.kind() != Kind.END; token = lexer.nextSolid()) {
            depth += token.kind() == Kind.OPEN_PAREN ? 1 : token.kind() == Kind.CLOSE_PAREN ? -1 : 0;
            boolean isWord = token.kind() == Kind.WORD && depth == 0 && token.start() > 0;
            if (isWord && (token.is("FROM", line) || token.is("TO", line))) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }

    private static int sourceEnd(String line, int start) {
        if (Characters.at(line, start) == '\'') {
            int end = Quotes.end(line, start);
            return end == Quotes.NEVER ? line.length() : end;
        }
        int end = start;
        while (end < line.length() && !Characters.isSpace(line.charAt(end)) && line.charAt(end) != ';') {
            end++;
        }
        return end;
    }

    private static String unquoted(String path) {
        return path.length() > 1 && path.startsWith("'") && path.endsWith("'")
                ? path.substring(1, path.length() - 1).replace("''", "'")
                : path;
    }

    private static CopyCommand refused(String problem, String hint) {
        return new CopyCommand("", "", problem, hint);
    }
}
