package dev.gonogo.sql.lint;

/** What the server does with the rows that are there, the least first. */
public enum Work {
    NONE("no row is touched"),
    DEPENDS("what is done to the rows depends on the present type"),
    SCAN("every row is read"),
    REWRITE("every row is written anew");

    private final String text;

    Work(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
