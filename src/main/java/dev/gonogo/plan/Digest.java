package dev.gonogo.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** SHA-256 sums in lower-case hexadecimal. */
public final class Digest {

    private static final int PIECE = 1 << 16;

    private Digest() {}

    public static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of a file, read in pieces, a big one by a process of its own. @throws IOException when it cannot be read */
    public static String of(Path file) throws IOException {
        var sum = Files.size(file) < SumProcess.WORTH_IT ? Optional.<String>empty() : SumProcess.of(file);
        if (sum.isPresent()) {
            return sum.get();
        }
        try (var in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /** Of all that comes, up to its end. */
    static String of(InputStream content) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var piece = new byte[PIECE];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
