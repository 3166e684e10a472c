package dev.gonogo.postgres.embedded;

import java.nio.file.Path;
import java.util.List;

/** The account of this process. */
record PresentAccount() implements ServerAccount {

    @Override
    public LocalCommand as(List<String> words) {
        return new LocalCommand(words);
    }

    @Override
    public void own(Path tree) {}

    @Override
    public String title() {
        return "this account";
    }
}
