package dev.gonogo.postgres;

import java.util.Arrays;
import java.util.Locale;

/** PostgreSQL's table-level lock modes, the weakest first. */
public enum LockMode {
    ACCESS_SHARE("AccessShare"),
    ROW_SHARE("RowShare"),
    ROW_EXCLUSIVE("RowExclusive"),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusive"),
    SHARE("Share"),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusive"),
    EXCLUSIVE("Exclusive"),
    ACCESS_EXCLUSIVE("AccessExclusive");

    private final String shown;

    LockMode(String shown) {
        this.shown = shown;
    }

    /** Of a name as pg_locks shows it, without `Lock`. */
    static LockMode of(String shown) {
        return Arrays.stream(values())
                .filter(mode -> mode.shown.equals(shown))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no lock mode " + shown));
    }

    /** Whether nobody else can change rows of the table while it is held. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }

    /** Whether nobody else can even read the table while it is held. */
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** As in PostgreSQL's documentation: `ACCESS EXCLUSIVE`. */
    @Override
    public String toString() {
        return name().replace('_', ' ').toUpperCase(Locale.ROOT);
    }
}
