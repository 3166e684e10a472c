package dev.gonogo.postgres;

import java.util.List;

/** Roles of a server, which policies, owners and privileges name. */
public final class Roles {

    private Roles() {}

    /** The names of all but the predefined ones. */
    public static List<String> read(Session session) {
        return session.query("select rolname::text from pg_roles where rolname !~ '^pg_' order by 1").rows().stream()
                .map(row -> row.get(0).toString())
                .toList();
    }

    /** Creates those that are not there, without any right. */
    public static void create(Session session, List<String> names) {
        var there = read(session);
        names.stream()
                .filter(name -> !there.contains(name))
                .forEach(name -> session.execute("create role "
                        + session.query("select quote_ident(?)", name).single()));
    }
}
