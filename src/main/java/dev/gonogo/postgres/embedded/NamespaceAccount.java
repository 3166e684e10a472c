package dev.gonogo.postgres.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Root, in a user namespace where it is nobody and has no privileges; from outside the files and processes remain
 * root's.
 *
 * @param program `unshare` of util-linux, or what stands for it
 */
record NamespaceAccount(String program) implements ServerAccount {

    static NamespaceAccount byUnshare() {
        return new NamespaceAccount("unshare");
    }

    @Override
    public LocalCommand as(List<String> words) {
        return new LocalCommand(
                Stream.concat(Stream.of(program, "-U"), words.stream()).toList());
    }

    @Override
    public void own(Path tree) {}

    @Override
    public String title() {
        return program + " -U";
    }
}
