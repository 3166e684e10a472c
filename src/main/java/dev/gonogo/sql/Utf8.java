package dev.gonogo.sql;

import dev.gonogo.model.Problem;
import dev.gonogo.model.RunbookProblems;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes to text, and no guessing: what is not UTF-8, or not text, is refused at the first place that shows it. */
final class Utf8 {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String SAVE_AS_UTF8 = "save the file as UTF-8; it may be Windows-1252 or Latin-1 now";
    private static final String SAVE_UTF16_AS_UTF8 = "the file is UTF-16: save it as UTF-8";

    private static final String NOT_TEXT = "SQL has none; a file full of them is UTF-16: save it as UTF-8";

    private Utf8() {}

    static String decode(String file, byte[] content) {
        var bytes = ByteBuffer.wrap(content);
        var chars = CharBuffer.allocate(content.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true).isError()) {
            throw new RunbookProblems(List.of(wrongByte(file, content, bytes.position(), chars.position())));
        }
        return chars.flip().toString();
    }

    static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** @throws RunbookProblems with that one problem: around a NUL there is no telling what the text should be */
    static void refuseNul(ScriptText source) {
        int nul = source.text().indexOf('\0');
        if (nul >= 0) {
            throw new RunbookProblems(List.of(source.problemAt(nul, "NUL byte in SQL text", NOT_TEXT)));
        }
    }

    private static Problem wrongByte(String file, byte[] content, int at, int charsBefore) {
        var readable = new String(content, StandardCharsets.UTF_8);
        var source = new ScriptText(file, withoutMark(readable));
        int offset = charsBefore - (readable.length() - source.text().length());
        var message = String.format("byte 0x%02X is not UTF-8", content[at]);
        return source.problemAt(offset, message, startsAsUtf16(content) ? SAVE_UTF16_AS_UTF8 : SAVE_AS_UTF8);
    }

    private static boolean startsAsUtf16(byte[] content) {
        int first = content.length < 2 ? 0 : (content[0] & 0xFF) << 8 | content[1] & 0xFF;
        return first == 0xFEFF || first == 0xFFFE;
    }
}
