package dev.gonogo.postgres;

/**
 * Which database this is, as the server itself says.
 *
 * @param systemIdentifier of the cluster, made by initdb and different for every cluster; `unknown` where the role may
 *     not read it
 * @param serverVersion as `18.6`
 * @param marker the environment that `gonogo.target` names, empty when there is none
 */
public record Identity(
        String host,
        int port,
        String database,
        String role,
        String systemIdentifier,
        String serverVersion,
        String marker) {

    public static Identity of(Session session) {
        var row = session.query(Queries.read("identity")).rows().get(0);
        return new Identity(
                (String) row.get(0),
                ((Number) row.get(1)).intValue(),
                (String) row.get(2),
                (String) row.get(3),
                systemIdentifier(session),
                (String) row.get(4),
                Marker.read(session));
    }

    /** Asks before it tries: a refusal would end the session's transaction. */
    private static String systemIdentifier(Session session) {
        var allowed = session.query("select has_function_privilege('pg_control_system()', 'execute')");
        return Boolean.TRUE.equals(allowed.single())
                ? (String) session.query("select system_identifier::text from pg_control_system()")
                        .single()
                : "unknown";
    }
}
