package dev.gonogo.sql;

import dev.gonogo.model.Problem;
import dev.gonogo.model.RunbookProblems;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A SQL file, with those that it includes, cut into statements exactly where psql would cut it. Its variables and
 * conditions are settled, its other backslash commands carried out or refused.
 *
 * <pre>
 * var script = SqlScript.read("migrations/003.sql", Files.readAllBytes(path));
 * script.statements().forEach(statement -&gt; run(statement.text()));
 * </pre>
 *
 * @param file as the user named it
 * @param statements in their order, the empty ones left out; none for a file with nothing but comments
 * @param said what stands behind the last of them to be said
 */
public record SqlScript(String file, List<SqlStatement> statements, List<Said> said) {

    public SqlScript {
        statements = List.copyOf(statements);
        said = List.copyOf(said);
    }

    /**
     * Reads UTF-8, with or without a byte-order mark, with any line ends.
     *
     * @throws RunbookProblems with all problems of the file and of those that it includes
     */
    public static SqlScript read(String file, byte[] content, ScriptFiles files) {
        var reading = new Reading(files);
        reading.bytes(Path.of(file).getFileName().toString(), file, content);
        return reading.script(file);
    }

    /** One that names no files. */
    public static SqlScript read(String file, byte[] content) {
        return read(file, content, ScriptFiles.none());
    }

    /**
     * The same for text that is read already, and that nothing includes.
     *
     * @throws RunbookProblems with all problems of the text
     */
    public static SqlScript parse(String file, String text, ScriptFiles files) {
        var reading = new Reading(files);
        reading.text("", file, text);
        return reading.script(file);
    }

    /** Text that names no files. */
    public static SqlScript parse(String file, String text) {
        return parse(file, text, ScriptFiles.none());
    }

    /** Where the comments up to the end of a line begin, as numbers of chars from 0; none in strings and bodies. */
    public static Set<Integer> lineComments(String text) {
        var starts = new HashSet<Integer>();
        var lexer = new Lexer(text);
        for (var token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
            if (token.kind() == Token.Kind.LINE_COMMENT) {
                starts.add(token.start());
            }
        }
        return starts;
    }

    /** What is said when all of its statements have run. */
    public List<Said> saidAtLast() {
        return Stream.concat(Portions.leftUnsaid(statements).stream(), said.stream())
                .toList();
    }

    /** What keeps the transactions that it begins and ends itself from being carried out as they stand. */
    public List<Problem> problemsOfTransactions() {
        return new TransactionBlocks().problems(statements);
    }

    /** What takes effect as a whole, in order; one portion for a script that can be one transaction. */
    public List<Portion> portions() {
        return Portions.of(statements);
    }
}
