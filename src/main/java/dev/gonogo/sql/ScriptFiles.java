package dev.gonogo.sql;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Gives the files that a script names: those that it includes, and those whose rows it copies. */
public interface ScriptFiles {

    /**
     * A file as it was read.
     *
     * @param name as somebody in the working directory would write it, for messages
     */
    record Content(String name, byte[] bytes) {}

    /**
     * Reads one, once for each time that the script names it.
     *
     * @param path relative to the folder of the script itself, also when an included file names it
     * @throws IOException whose message says why it cannot be had
     */
    Content read(String path) throws IOException;

    /** For text that has no folder. */
    static ScriptFiles none() {
        return path -> {
            throw new NoSuchFileException(path);
        };
    }
}
