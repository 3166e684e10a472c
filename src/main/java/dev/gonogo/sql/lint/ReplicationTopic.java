package dev.gonogo.sql.lint;

import java.util.List;
import java.util.Set;

/** What other servers are sent. */
final class ReplicationTopic implements Topic {

    private static final Rule PUBLICATION = Rule.warning(
            "publication-changed",
            "`{command}` changes what subscribers are sent; nothing on this server tells whether they can take it");

    private static final Rule SLOT = Rule.warning(
            "replication-slot-dropped",
            "`{call}`: whoever reads from the slot loses its place, and must be filled anew");

    private static final Set<String> COMMANDS = Set.of(
            "CREATE PUBLICATION",
            "ALTER PUBLICATION",
            "DROP PUBLICATION",
            "CREATE SUBSCRIPTION",
            "ALTER SUBSCRIPTION",
            "DROP SUBSCRIPTION");

    @Override
    public List<Rule> rules() {
        return List.of(PUBLICATION, SLOT);
    }

    @Override
    public void look(ReadStatement statement, Scene scene, Findings findings) {
        if (COMMANDS.contains(statement.command())) {
            findings.add(PUBLICATION, 0, "command", statement.command());
        }
        statement.parsed().calls().stream()
                .filter(call -> call.name().equals("pg_drop_replication_slot"))
                .forEach(call -> findings.add(SLOT, call.at(), "call", call.name()));
    }
}
