package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Call;
import dev.gonogo.sql.parse.Expression;
import java.util.List;
import java.util.Map;
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

    /** Names that are on no supported server, and what is there instead. */
    private static final Map<String, String> GONE = Map.of(
            "pg_backup_start_time", "it was removed in 15, with exclusive backups",
            "pg_is_in_backup", "it was removed in 15, with exclusive backups",
            "pg_start_backup", "since 15 it is `pg_backup_start`",
            "pg_stop_backup", "since 15 it is `pg_backup_stop`",
            "pg_current_xlog_location", "since 10 it is `pg_current_wal_lsn`",
            "pg_last_xlog_replay_location", "since 10 it is `pg_last_wal_replay_lsn`",
            "pg_last_xlog_receive_location", "since 10 it is `pg_last_wal_receive_lsn`",
            "pg_switch_xlog", "since 10 it is `pg_switch_wal`",
            "pg_xlog_location_diff", "since 10 it is `pg_wal_lsn_diff`",
            "pg_xlogfile_name", "since 10 it is `pg_walfile_name`");

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

    /** Why a function is not there; empty for all others. */
    static String gone(Call call) {
        return GONE.getOrDefault(call.name(), "");
    }

    private static String plain(Call call) {
        return call.name().substring(call.name().lastIndexOf('.') + 1);
    }
}
