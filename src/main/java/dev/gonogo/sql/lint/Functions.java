package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Call;
import dev.gonogo.sql.parse.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is known of PostgreSQL's functions by their names. */
final class Functions {

    private static final Set<String> VOLATILE = Set.of(
            "clock_timestamp",
            "gen_random_bytes",
            "gen_random_uuid",
            "gen_salt",
            "nextval",
            "random",
            "random_normal",
            "setval",
            "timeofday",
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v4",
            "uuidv4",
            "uuidv7");

    /** Those that defaults are usually made of. */
    private static final Set<String> STEADY = Set.of(
            "now statement_timestamp transaction_timestamp current_setting current_database current_schema timezone"
                    .concat(
                            " lower upper concat concat_ws format md5 length trim btrim replace substr substring repeat")
                    .concat(" date_trunc date_part make_date make_interval make_timestamptz to_char to_date")
                    .concat(" to_timestamp age justify_interval jsonb_build_object json_build_object jsonb_build_array")
                    .concat(
                            " to_jsonb to_json to_tsvector array_fill abs round floor ceil int4range int8range numrange")
                    .concat(" tsrange tstzrange daterange point box inet_client_addr auth.uid auth.role auth.jwt")
                    .split(" "));

    /** Functions that later versions removed: since when, and what is there instead. */
    private static final Map<String, Gone> GONE = Map.of(
            "pg_backup_start_time", new Gone(15, "it went with exclusive backups"),
            "pg_is_in_backup", new Gone(15, "it went with exclusive backups"),
            "pg_start_backup", new Gone(15, "it is `pg_backup_start` now"),
            "pg_stop_backup", new Gone(15, "it is `pg_backup_stop` now"),
            "pg_current_xlog_location", new Gone(10, "it is `pg_current_wal_lsn` now"),
            "pg_last_xlog_replay_location", new Gone(10, "it is `pg_last_wal_replay_lsn` now"),
            "pg_last_xlog_receive_location", new Gone(10, "it is `pg_last_wal_receive_lsn` now"),
            "pg_switch_xlog", new Gone(10, "it is `pg_switch_wal` now"),
            "pg_xlog_location_diff", new Gone(10, "it is `pg_wal_lsn_diff` now"),
            "pg_xlogfile_name", new Gone(10, "it is `pg_walfile_name` now"));

    private record Gone(int since, String why) {}

    private Functions() {}

    static boolean isVolatile(Expression expression) {
        return expression.calls().stream().anyMatch(call -> VOLATILE.contains(plain(call)));
    }

    /** Functions that nothing is known of: they count as volatile to the server unless they say otherwise. */
    static List<String> unknown(Expression expression) {
        return expression.calls().stream()
                .filter(call -> !VOLATILE.contains(plain(call)))
                .filter(call -> !STEADY.contains(call.name()) && !STEADY.contains(plain(call)))
                .map(Call::name)
                .toList();
    }

    /** Why a function is not there; where the server is not known, it counts as a new one. */
    static Optional<String> gone(Call call, OptionalInt server) {
        return Optional.ofNullable(GONE.get(call.name()))
                .filter(gone -> server.orElse(gone.since()) >= gone.since())
                .map(gone -> "since PostgreSQL %d %s".formatted(gone.since(), gone.why()));
    }

    private static String plain(Call call) {
        return call.name().substring(call.name().lastIndexOf('.') + 1);
    }
}
