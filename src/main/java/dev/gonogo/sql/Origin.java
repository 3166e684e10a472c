package dev.gonogo.sql;

import dev.gonogo.model.Place;
import java.util.List;

/** Where the characters of a statement come from: runs of its file, and of what was inserted for variables. */
record Origin(ScriptText source, List<Run> runs) {

    /**
     * @param start the run's first character, in the statement
     * @param offset where that is in the file
     * @param inserted whether all of its characters count as being there
     */
    record Run(int start, int offset, boolean inserted) {}

    Origin {
        runs = List.copyOf(runs);
    }

    /** Of text that counts as written in one place, whole. */
    Origin allAt(int index) {
        return new Origin(source, List.of(new Run(0, offset(index), true)));
    }

    Place place(int index) {
        return source.placeOf(offset(index));
    }

    /** Of the file that the character is in. */
    String line(int index) {
        return source.sourceLine(place(index).line());
    }

    int offset(int index) {
        var run = runs.get(0);
        for (Run next : runs) {
            run = next.start() <= index ? next : run;
        }
        return run.inserted() ? run.offset() : run.offset() + index - run.start();
    }
}
