package dev.gonogo.cli;

import dev.gonogo.dsl.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What editors read to complete the words of the language, made from its vocabulary. */
final class IdeDescriptors {

    private IdeDescriptors() {}

    /** `gonogo.gdsl` for IntelliJ, and snippets for VS Code. */
    static void write(Vocabulary vocabulary, Path folder) throws IOException {
        var snippets = folder.resolve(".vscode").resolve("gonogo.code-snippets");
        Files.createDirectories(snippets.toAbsolutePath().getParent());
        Files.writeString(folder.resolve("gonogo.gdsl"), Gdsl.of(vocabulary));
        Files.writeString(snippets, CodeSnippets.of(vocabulary));
    }
}
