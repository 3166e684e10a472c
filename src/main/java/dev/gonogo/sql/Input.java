package dev.gonogo.sql;

/** Text that statements are read from: the file itself, or what stands in the file for something else. */
record Input(String text, int anchor) {

    private static final int IS_THE_FILE = -1;

    static Input file(ScriptText source) {
        return new Input(source.text(), IS_THE_FILE);
    }

    /** @param anchor where in the file that is written for which the text stands */
    static Input insertedAt(int anchor, String text) {
        return new Input(text, anchor);
    }

    boolean isInserted() {
        return anchor != IS_THE_FILE;
    }

    /** Where in the file the character of the text is, or counts as being. */
    int offset(int index) {
        return isInserted() ? anchor : index;
    }
}
