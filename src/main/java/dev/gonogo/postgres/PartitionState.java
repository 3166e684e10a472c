package dev.gonogo.postgres;

/** How a partition stands to a table while it may be detached from it. */
public enum PartitionState {
    ATTACHED,
    /** `DETACH PARTITION … CONCURRENTLY` began and did not end; only `FINALIZE` ends it. */
    PENDING,
    /** It is none, or none any more. */
    DETACHED;

    /** Names as a statement has them. */
    public static PartitionState of(Session session, String table, String partition) {
        return session.query(Queries.read("partition"), table, partition).rows().stream()
                .map(row -> Boolean.TRUE.equals(row.get(0)) ? PENDING : ATTACHED)
                .findFirst()
                .orElse(DETACHED);
    }
}
