package dev.gonogo.compile;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import dev.gonogo.model.RunbookProblems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.codehaus.groovy.ast.ASTNode;

/**
 * A runbook's text without a byte-order mark and with plain line feeds, whatever the editor wrote.
 *
 * @param file as the user named it
 */
record SourceText(String file, String text, List<String> lines) {

    private SourceText(String file, String text) {
        this(file, text, text.lines().toList());
    }

    static SourceText read(Path file) {
        try {
            return of(file.toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new RunbookProblems(List.of(new Problem(
                    new Place(file.toString(), 0, 0), "the file cannot be read", "", "look at its permissions")));
        }
    }

    static SourceText of(String file, byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return new SourceText(file, plain.replace("\r\n", "\n").replace('\r', '\n'));
        } catch (CharacterCodingException notUtf8) {
            var line = lineOfFirstBadByte(content);
            throw new RunbookProblems(List.of(new Problem(
                    new Place(file, line, 0),
                    "the file is not UTF-8",
                    "",
                    "save it as UTF-8; line " + line + " has a byte that UTF-8 does not allow")));
        }
    }

    /** The line that messages show, empty when there is no such line. */
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** What stands on a line from a column on; columns count characters, of which an emoji is one. */
    String from(int line, int column) {
        var text = line(line);
        int known = text.codePointCount(0, text.length());
        return column >= 1 && column <= known ? text.substring(text.offsetByCodePoints(0, column - 1)) : "";
    }

    /** Whether a part of the tree was written with quotes. */
    boolean isQuoted(ASTNode node) {
        return from(node.getLineNumber(), node.getColumnNumber()).matches("['\"].*");
    }

    /** What the author wrote there, on one line. */
    String between(ASTNode node) {
        return IntStream.rangeClosed(node.getLineNumber(), node.getLastLineNumber())
                .mapToObj(number -> {
                    var text = number == node.getLineNumber() ? from(number, node.getColumnNumber()) : line(number);
                    var rest = number == node.getLastLineNumber() ? from(number, node.getLastColumnNumber()) : "";
                    return text.substring(0, text.length() - rest.length()).strip();
                })
                .collect(Collectors.joining(" "));
    }

    private static int lineOfFirstBadByte(byte[] content) {
        var input = ByteBuffer.wrap(content);
        var output = java.nio.CharBuffer.allocate(content.length + 1);
        StandardCharsets.UTF_8.newDecoder().decode(input, output, true);
        return 1
                + (int) output.flip()
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
    }
}
