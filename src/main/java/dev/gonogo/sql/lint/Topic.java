package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import java.util.List;

/** Rules about one subject, and how they find what they are about. New for each look at a set of files. */
interface Topic {

    List<Rule> rules();

    /** At one thing that a statement does, before the scene knows of it. */
    default void look(Action action, Scene scene, Findings findings) {}

    /** At a statement as a whole, whether or not it could be read. */
    default void look(ReadStatement statement, Scene scene, Findings findings) {}

    /** After the last statement of a file. */
    default void endOfFile(Scene scene, Findings findings) {}

    /** After the last file. */
    default void end(Scene scene, Findings findings) {}
}
