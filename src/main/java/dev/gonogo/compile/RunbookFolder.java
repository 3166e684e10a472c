package dev.gonogo.compile;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that all paths of a runbook are relative to. */
record RunbookFolder(Path path) {

    boolean hasFile(String relative) {
        return resolve(relative).filter(Files::isRegularFile).isPresent();
    }

    boolean hasFolder(String relative) {
        return resolve(relative).filter(Files::isDirectory).isPresent();
    }

    /** Empty when no file could have such a name. */
    private Optional<Path> resolve(String relative) {
        try {
            return Optional.of(path.resolve(relative));
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }
}
