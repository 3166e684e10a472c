package dev.gonogo.sql;

import dev.gonogo.model.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text that was UTF-8, was read as Windows-1252 or Latin-1, and written as UTF-8 again. Only what makes a Latin, Greek or
 * Cyrillic letter, a punctuation mark, a symbol or an emoji is taken for it, and no letter with a dash or a
 * closing mark at a word's end, so that correct text passes.
 */
final class Mojibake {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** The characters for the bytes 80 to BF in Windows-1252 and in Latin-1. */
    private static final String CONTINUATION = "[\\x{80}-\\x{BF}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]";

    private static final String CLOSES_SENTENCE = "[\\x{A0}…’”–—»]";

    private static final Pattern SEQUENCE = Pattern.compile("Â[\\x{A0}-\\x{BF}]"
            + "|[ÃÄÅÎÏÐÑ](?!" + CLOSES_SENTENCE + "(?!\\p{L}))" + CONTINUATION
            + "|â" + CONTINUATION + "{2}"
            + "|ðŸ" + CONTINUATION + "{2}"
            + "|ï»¿|ï¿½");

    private Mojibake() {}

    /** One problem for the file, at the first place: where one is, there are many. */
    static Optional<Problem> problem(ScriptText source) {
        List<MatchResult> found = SEQUENCE.matcher(source.text()).results().toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(problem(source, found));
    }

    private static Problem problem(ScriptText source, List<MatchResult> found) {
        var first = found.get(0).group();
        var places = found.size() == 1 ? "" : " (and " + (found.size() - 1) + " more)";
        return source.problemAt(
                found.get(0).start(),
                "double-encoded UTF-8: `" + first + "` was `" + meant(first) + "`" + places,
                "save the file from its source again, as UTF-8; if it is meant, write it with escapes: U&'\\00C3'");
    }

    private static String meant(String sequence) {
        var bytes = new byte[sequence.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = byteOf(sequence.charAt(i));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte byteOf(char c) {
        return c <= 0xFF ? (byte) c : String.valueOf(c).getBytes(WINDOWS_1252)[0];
    }
}
