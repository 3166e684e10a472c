package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Expression;
import dev.gonogo.sql.parse.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who sees which rows. */
final class PolicyTopic implements Topic {

    private static final Rule NO_POLICY = Rule.error(
                    "row-security-without-policy",
                    "row level security is switched on for `{table}`, and no file gives it a policy: all its rows vanish for all but its owner")
            .safely("CREATE POLICY … ON {table} USING (…);");
    private static final Rule NOT_ON = Rule.error(
                    "policy-without-row-security",
                    "`{policy}` on `{table}` has no effect: no file switches row level security on")
            .safely("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;");
    private static final Rule OFF = Rule.error(
                    "row-security-off",
                    "row level security of `{table}` is switched off: everybody with rights on it sees every row")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE);
    private static final Rule ALWAYS = Rule.error(
                    "policy-always-true", "`{policy}` lets every row of `{table}` through: `{expression}`")
            .safely(
                    "ALTER POLICY {policy} ON {table} USING (tenant_id = (SELECT current_setting('app.current_tenant')::uuid));");
    private static final Rule METADATA = Rule.error(
                    "policy-from-user-metadata",
                    "`{policy}` on `{table}` trusts what users can write themselves, their metadata")
            .safely("-- what only the server writes: app_metadata");
    private static final Rule PER_ROW = Rule.warning(
                    "policy-call-per-row", "`{policy}` on `{table}` calls `{function}` for every row")
            .safely("-- once for each statement:\n(SELECT {function}(…))");
    private static final Rule LOCK = Rule.warning(
                    "policy-locks-table",
                    "policies and row level security of `{table}` change: short, but it queues behind every query that runs, and all queue behind it")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE);
    private static final Rule GAP = Rule.error(
                    "policy-gap",
                    "`{policy}` of `{table}` is dropped in one transaction, and what takes its place comes in another: between them its rows have no policy")
            .safely("BEGIN;\nDROP POLICY {policy} ON {table};\nCREATE POLICY {policy} ON {table} …;\nCOMMIT;");
    private static final Rule DROPPED =
            Rule.warning("policy-dropped", "`{policy}` of `{table}` is dropped, and the file puts none in its place");
    private static final Rule VIEW = Rule.warning(
                    "view-without-security-invoker",
                    "`{table}` reads with its owner's rights, past the row level security that the files set up")
            .safely("-- from PostgreSQL 15 on\nALTER VIEW {table} SET (security_invoker = true);");

    private static final Pattern MAKES_POLICY =
            Pattern.compile("(?i)'\\s*create\\s+policy\\b|enable\\s+row\\s+level\\s+security\\b[^;]*'");
    private static final Pattern USER_METADATA = Pattern.compile("raw_user_meta_data|user_metadata");
    private static final Pattern SAME_FOR_ALL_ROWS = Pattern.compile("auth\\.\\w+|current_setting");

    private final Set<String> locked = new HashSet<>();
    private final Map<String, Dropped> dropped = new LinkedHashMap<>();
    private final Map<Spot, Name> views = new HashMap<>();
    private boolean dynamic;

    private record Dropped(Name table, String policy, Spot spot) {}

    @Override
    public List<Rule> rules() {
        return List.of(NO_POLICY, NOT_ON, OFF, ALWAYS, METADATA, PER_ROW, LOCK, GAP, DROPPED, VIEW);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.CreatePolicy policy) {
            locks(policy, scene, findings);
            create(policy, findings);
        } else if (action instanceof Action.DropPolicy drop) {
            locks(drop, scene, findings);
            dropped.putIfAbsent(
                    drop.table().whole(),
                    new Dropped(drop.table(), Name.quoted(drop.policy()), findings.here(drop.at())));
        } else if (action instanceof Action.RowSecurity security) {
            locks(security, scene, findings);
            if (!security.enabled() && !security.forced() && !scene.file().back()) {
                findings.add(OFF, security.at(), "table", security.table());
            }
        } else if (action instanceof Action.CreateView view && !view.materialized() && !view.securityInvoker()) {
            views.put(findings.here(view.at()), view.table());
        }
    }

    /** Where a policy is made by a command that is put together when it runs, none can be called missing. */
    @Override
    public void look(ReadStatement statement, Scene scene, Findings findings) {
        dynamic |= statement.command().equals("DO")
                && MAKES_POLICY.matcher(statement.sql().text()).find();
    }

    @Override
    public void endOfFile(Scene scene, Findings findings) {
        if (!scene.file().back() && !dynamic) {
            dropped.values()
                    .forEach(
                            drop -> findings.add(DROPPED, drop.spot(), "policy", drop.policy(), "table", drop.table()));
        }
        dropped.clear();
        locked.clear();
    }

    @Override
    public void end(Scene scene, Findings findings) {
        for (var table : scene.tables()) {
            if (table.rowSecurity() != null && table.policies().isEmpty() && !dynamic) {
                findings.add(NO_POLICY, table.rowSecurity(), "table", table.name());
            }
            if (table.rowSecurity() == null && !table.madeIn().isEmpty() && !dynamic) {
                table.policies()
                        .forEach((policy, spot) -> findings.add(NOT_ON, spot, "policy", policy, "table", table.name()));
            }
        }
        if (scene.tables().stream().anyMatch(table -> table.rowSecurity() != null)) {
            views.forEach((spot, view) -> findings.add(VIEW, spot, "table", view));
        }
    }

    private void locks(Action.OnTable action, Scene scene, Findings findings) {
        if (!scene.isNew(action.table()) && locked.add(action.table().whole())) {
            findings.add(LOCK, action.at(), "table", action.table());
        }
    }

    private void create(Action.CreatePolicy policy, Findings findings) {
        var name = Name.quoted(policy.policy());
        var gone = dropped.remove(policy.table().whole());
        if (gone != null
                && gone.spot().statement().transaction()
                        != findings.here(0).statement().transaction()) {
            findings.add(GAP, gone.spot(), "policy", gone.policy(), "table", policy.table());
        }
        Stream.of(policy.using(), policy.check())
                .flatMap(Optional::stream)
                .forEach(expression -> expression(policy, name, expression, findings));
    }

    private static void expression(Action.CreatePolicy policy, String name, Expression expression, Findings findings) {
        if (expression.isAlwaysTrue() && !policy.restrictive()) {
            findings.add(ALWAYS, policy.at(), "policy", name, "table", policy.table(), "expression", expression.text());
        }
        if (USER_METADATA.matcher(expression.text()).find()) {
            findings.add(METADATA, policy.at(), "policy", name, "table", policy.table());
        }
        expression.calls().stream()
                .filter(call -> !call.inSubquery()
                        && SAME_FOR_ALL_ROWS.matcher(call.name()).matches())
                .findFirst()
                .ifPresent(call -> findings.add(
                        PER_ROW, call.at(), "policy", name, "table", policy.table(), "function", call.name()));
    }
}
