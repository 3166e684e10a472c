package dev.gonogo.compile;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import dev.gonogo.model.RunbookProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A runbook's text without a byte-order mark and with plain line feeds, whatever the editor wrote.
 *
 * @param file as the user named it
 */
record SourceText(String file, String text) {

    static SourceText read(Path file) {
        try {
            return of(file.toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
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

    List<String> lines() {
        return text.lines().toList();
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
