package dev.gonogo.postgres;

import java.util.ArrayList;
import java.util.List;

/** Views that must be there, each read once. */
public final class Views {

    private Views() {}

    /** @param error why it cannot be read, empty when it can */
    public record View(String name, String error) {}

    /** Reads the first row of each view inside the session's transaction. @param names with or without schema */
    public static List<View> read(Session session, List<String> names) {
        var views = new ArrayList<View>();
        for (String name : names) {
            views.add(new View(name, error(session, name)));
        }
        return views;
    }

    private static String error(Session session, String name) {
        var found = session.query(Queries.read("view"), name).rows();
        if (found.isEmpty()) {
            return "it does not exist";
        }
        session.execute("savepoint reading_a_view");
        try {
            session.query("select * from " + found.get(0).get(0) + " limit 1");
            session.execute("release savepoint reading_a_view");
            return "";
        } catch (StatementFailed unreadable) {
            session.execute("rollback to savepoint reading_a_view");
            return unreadable.primary();
        }
    }
}
