package dev.gonogo.postgres;

/**
 * How far the server says that a command has come. Source: PostgreSQL's progress reporting views.
 *
 * @param doing the command and its phase, as `CREATE INDEX: building index`
 * @param unit of `done` and `total`, as `blocks`
 * @param total 0 when the server does not know
 */
public record Progress(String doing, String unit, long done, long total) {

    /** Whether this is a later look at the same phase. */
    public boolean goesOnFrom(Progress earlier) {
        return doing.equals(earlier.doing) && unit.equals(earlier.unit) && done >= earlier.done;
    }
}
