package dev.gonogo.postgres;

/** The row of `gonogo.target` that says which environment a database is. */
public final class Marker {

    private Marker() {}

    /** The environment's name, empty when the database bears no mark. */
    static String read(Session session) {
        var exists =
                session.query("select to_regclass('gonogo.target') is not null").single();
        if (!Boolean.TRUE.equals(exists)) {
            return "";
        }
        var rows = session.query("select name from gonogo.target").rows();
        return rows.isEmpty() ? "" : rows.get(0).get(0).toString();
    }

    /** Marks a database that bears no mark yet; an existing mark stays. */
    public static void write(Session session, String name) {
        session.execute("create schema if not exists gonogo");
        session.execute(Queries.read("marker-table"));
        session.update("insert into gonogo.target (name) select ? where not exists (select from gonogo.target)", name);
    }
}
