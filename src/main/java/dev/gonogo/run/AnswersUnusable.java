package dev.gonogo.run;

import java.nio.file.Path;

/** A file of answers that cannot be used; nothing has been run. */
public final class AnswersUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnswersUnusable(Path file, String why) {
        super(
                "`" + file + "` cannot be used for answers: " + why
                        + "\n  hint: it looks like {\"answers\":[{\"step\":\"CE-20/dashboard-is-open\",\"as\":\"ana\",\"role\":\"dba\",\"answer\":\"yes\"}]}");
    }
}
