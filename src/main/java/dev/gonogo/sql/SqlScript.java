package dev.gonogo.sql;

import dev.gonogo.model.RunbookProblems;
import java.util.ArrayList;
import java.util.List;

/**
 * A SQL file cut into statements exactly where psql would cut it. What only psql can carry out (its variables, its
 * backslash commands, data behind COPY) is a problem.
 *
 * <pre>
 * var script = SqlScript.read("migrations/003.sql", Files.readAllBytes(path));
 * script.statements().forEach(statement -&gt; run(statement.text()));
 * </pre>
 *
 * @param file as the user named it
 * @param statements in their order, the empty ones left out; none for a file with nothing but comments
 */
public record SqlScript(String file, List<SqlStatement> statements) {

    public SqlScript {
        statements = List.copyOf(statements);
    }

    /**
     * Reads UTF-8, with or without a byte-order mark, with any line ends.
     *
     * @throws RunbookProblems with all problems of the file, or with the one that keeps it from being read as text
     */
    public static SqlScript read(String file, byte[] content) {
        return parse(file, Utf8.decode(file, content));
    }

    /**
     * The same for text that is read already.
     *
     * @throws RunbookProblems with all problems of the text
     */
    public static SqlScript parse(String file, String text) {
        var source = new SourceText(file, Utf8.withoutMark(text));
        Utf8.refuseNul(source);
        var splitter = new Splitter(source);
        var statements = splitter.split();
        var problems = new ArrayList<>(splitter.problems());
        Mojibake.problem(source).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new RunbookProblems(problems);
        }
        return new SqlScript(file, statements);
    }

    /** What takes effect as a whole, in order; one portion for a script that can be one transaction. */
    public List<Portion> portions() {
        return Portions.of(statements);
    }
}
