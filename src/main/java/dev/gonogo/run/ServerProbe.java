package dev.gonogo.run;

import dev.gonogo.model.Limit;
import dev.gonogo.model.Probe;
import dev.gonogo.postgres.ServerFacts;
import dev.gonogo.postgres.Session;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the server is configured: parameters, extensions, roles. */
final class ServerProbe {

    private static final Set<String> KINDS = Set.of(
            "schema",
            "sequence",
            "function",
            "database",
            "type",
            "language",
            "server",
            "tablespace",
            "foreign_data_wrapper");

    private final StepRun run;
    private final Session session;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final Map<String, Object> seen = new LinkedHashMap<>();

    ServerProbe(StepRun run, Session session) {
        this.run = run;
        this.session = session;
    }

    Outcome parameters(Probe.Parameters probe) {
        probe.parameters().forEach(this::parameter);
        if (probe.noPendingRestart()) {
            ServerFacts.pendingRestart(session)
                    .forEach(name -> wrong.add("%s was changed, and waits for a restart".formatted(name)));
        }
        return outcome("parameters.json", "the parameters are as they should be");
    }

    private void parameter(Probe.Parameter wanted) {
        var found = ServerFacts.parameter(session, wanted.name());
        if (found.isEmpty()) {
            wrong.add("there is no parameter " + wanted.name());
            return;
        }
        var parameter = found.get();
        seen.put(wanted.name(), parameter.shown());
        if (parameter.own()) {
            unknown.add(
                    "%s is set by Gonogo in its own sessions, which tells nothing of others".formatted(wanted.name()));
            return;
        }
        wanted.text()
                .filter(text -> !text.equalsIgnoreCase(parameter.shown()))
                .ifPresent(
                        text -> wrong.add("%s is %s, wanted is %s".formatted(wanted.name(), parameter.shown(), text)));
        wanted.limit().ifPresent(limit -> within(limit, parameter));
    }

    private void within(Limit limit, ServerFacts.Parameter parameter) {
        if (parameter.number().isEmpty()
                || !parameter.unit().equals(limit.unit().name())) {
            unknown.add("%s is %s, which cannot be compared with %s"
                    .formatted(limit.quantity(), parameter.shown(), limit.unit().text(limit.value())));
            return;
        }
        var value = parameter.number().get();
        boolean off = limit.unit() != Limit.Unit.COUNT && value.signum() <= 0;
        if (off && limit.bound() == Limit.Bound.AT_MOST) {
            wrong.add("%s is %s, which is no limit at all".formatted(limit.quantity(), parameter.shown()));
        } else if (!off && !limit.holds(value)) {
            wrong.add("%s is %s, wanted is %s %s"
                    .formatted(
                            limit.quantity(),
                            parameter.shown(),
                            limit.bound().text(),
                            limit.unit().text(limit.value())));
        }
    }

    Outcome extensions(Probe.Extensions probe) {
        probe.names().forEach(this::extension);
        return outcome(
                "extensions.json",
                "%d extensions are installed".formatted(probe.names().size()));
    }

    private void extension(String wanted) {
        var parts = wanted.strip().split("\\s+", 2);
        var found = ServerFacts.extension(session, parts[0]);
        seen.put(parts[0], found.installed().orElse("not installed"));
        if (found.installed().isEmpty()) {
            wrong.add("extension %s is not installed%s"
                    .formatted(
                            parts[0],
                            found.available()
                                    .map(version -> "; %s could be created".formatted(version))
                                    .orElse(", and the server does not have it")));
        } else if (parts.length == 2 && isOlder(found.installed().get(), parts[1])) {
            wrong.add("extension %s is %s, wanted is %s at least"
                    .formatted(parts[0], found.installed().get(), parts[1]));
        }
    }

    private static boolean isOlder(String version, String wanted) {
        var left = numbers(version);
        var right = numbers(wanted);
        for (int i = 0; i < right.size(); i++) {
            int compared = (i < left.size() ? left.get(i) : BigInteger.ZERO).compareTo(right.get(i));
            if (compared != 0) {
                return compared < 0;
            }
        }
        return false;
    }

    private static List<BigInteger> numbers(String version) {
        var numbers = new ArrayList<BigInteger>();
        for (var part : version.split("\\D+")) {
            if (!part.isEmpty()) {
                numbers.add(new BigInteger(part));
            }
        }
        return numbers;
    }

    Outcome privileges(Probe.Privileges probe) {
        var attributes = ServerFacts.attributes(session, probe.role());
        if (attributes.isEmpty()) {
            return Outcome.failed("there is no role `%s`".formatted(probe.role()));
        }
        seen.put("attributes", attributes);
        probe.attributes().stream()
                .filter(attribute -> attributes.get(attribute.name()) != attribute.wanted())
                .map(attribute -> "role `%s` %s %s"
                        .formatted(probe.role(), attribute.wanted() ? "is not" : "is", attribute.name()))
                .forEach(wrong::add);
        probe.privileges().forEach(privilege -> privilege(probe.role(), privilege));
        return outcome(
                "privileges.json",
                "role `%s` is and may what it should, and no more of what was asked".formatted(probe.role()));
    }

    private void privilege(String role, Probe.Privilege asked) {
        var parts = asked.object().split(" ", 2);
        boolean kind = parts.length == 2 && KINDS.contains(parts[0]);
        boolean has = ServerFacts.has(
                session, role, asked.name(), kind ? parts[0] : "table", kind ? parts[1] : asked.object());
        seen.put(asked.name() + " on " + asked.object(), has);
        if (has != asked.wanted()) {
            wrong.add("role `%s` may %s%s on %s".formatted(role, has ? "" : "not ", asked.name(), asked.object()));
        }
    }

    private Outcome outcome(String evidence, String passed) {
        run.evidence().json(evidence, seen);
        if (!wrong.isEmpty()) {
            return Outcome.failed(String.join("; ", wrong));
        }
        return unknown.isEmpty() ? Outcome.passed(passed) : Outcome.broken(String.join("; ", unknown));
    }
}
