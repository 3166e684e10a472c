package dev.gonogo.postgres.embedded;

/** What an embedded server sets differently from PostgreSQL, or states so that it cannot be otherwise. */
final class ServerSettings {

    private static final String ALWAYS = """

            # gonogo
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 50
            shared_buffers = 32MB
            shared_preload_libraries = ''
            wal_level = replica
            timezone = 'UTC'
            log_timezone = 'UTC'
            """;

    private static final String DURABLE = """
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            """;

    private static final int FIRST_MAJOR_WITH_CLIENT_CHECK = 14;

    private ServerSettings() {}

    /** The lines for `postgresql.conf` of this version. */
    static String text(int major, boolean durable) {
        var text = ALWAYS + (durable ? DURABLE : DURABLE.replace("= on", "= off"));
        // a statement whose client was killed ends soon, and with it its locks
        return major < FIRST_MAJOR_WITH_CLIENT_CHECK ? text : text + "client_connection_check_interval = 500ms\n";
    }
}
