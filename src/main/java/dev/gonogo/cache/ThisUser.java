package dev.gonogo.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.UserPrincipal;

/** Who runs this process, in the terms of the file system. */
final class ThisUser {

    private ThisUser() {}

    /** The owner of a file that this process has just made; the user's name may belong to somebody else. */
    static UserPrincipal principal() throws IOException {
        var file = Files.createTempFile("gonogo", "");
        try {
            return Files.getOwner(file);
        } finally {
            Files.delete(file);
        }
    }
}
