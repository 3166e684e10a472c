package dev.gonogo.plan;

import dev.gonogo.model.Backup;
import dev.gonogo.model.Durations;
import dev.gonogo.model.FileTerms;
import dev.gonogo.model.HttpCall;
import dev.gonogo.model.Probe;
import dev.gonogo.model.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a check asks and expects, in words. */
final class DescribeProbe implements Probe.Kinds<List<String>> {

    @Override
    public List<String> query(Probe.Query probe) {
        var does = new ArrayList<String>();
        probe.asRole().ifPresent(role -> does.add("as role " + role));
        probe.settings().forEach(setting -> does.add("with %s = '%s'".formatted(setting.name(), setting.value())));
        does.add(probe.file()
                .map(SourceFile::path)
                .map(path -> "runs the query of " + path)
                .orElseGet(() -> probe.text().orElse("")));
        probe.expectation().source().forEach(assertion -> does.add("expects " + assertion));
        return does;
    }

    @Override
    public List<String> serverVersion(Probe.ServerVersion probe) {
        return List.of("expects the server's major version to be at least " + probe.atLeast()
                + (probe.atMost() == Integer.MAX_VALUE ? "" : " and at most " + probe.atMost()));
    }

    @Override
    public List<String> rowLevelSecurity(Probe.RowLevelSecurity probe) {
        return List.of("expects row level security%s and a policy on at least %d tables of schema %s"
                .formatted(probe.forced() ? ", forced," : "", probe.atLeast(), probe.schema()));
    }

    @Override
    public List<String> foreignKeys(Probe.ForeignKeys probe) {
        return List.of("expects at least %d validated foreign keys%s in schema %s, with at most %d orphans"
                        .formatted(
                                probe.atLeast(),
                                probe.to().map(to -> " to " + to).orElse(""),
                                probe.schema(),
                                probe.orphans())
                + probe.undeclared().stream()
                        .map(reference -> "; from %s to %s too".formatted(reference.from(), reference.to()))
                        .collect(Collectors.joining()));
    }

    @Override
    public List<String> script(Probe.Script probe) {
        return List.of(
                "runs " + probe.file().path()
                        + (probe.writes() ? ", and takes back what it writes" : " in a read-only transaction"),
                "expects it to say PASS or ok, and nowhere FAIL or not ok");
    }

    @Override
    public List<String> http(Probe.Http probe) {
        var does = new ArrayList<>(call(probe.call()));
        probe.expectation().ifPresent(said -> said.source().forEach(assertion -> does.add("expects " + assertion)));
        return does;
    }

    static List<String> call(HttpCall call) {
        var does = new ArrayList<>(List.of("sends %s to %s%s"
                .formatted(
                        call.method(), call.address(), call.samples() == 1 ? "" : ", " + call.samples() + " times")));
        does.add(
                call.status().isEmpty()
                        ? "expects a status from 200 to 299"
                        : "expects status "
                                + call.status().stream().map(String::valueOf).collect(Collectors.joining(" or ")));
        call.wanted().forEach(wanted -> does.add("expects %s = %s".formatted(wanted.path(), wanted.value())));
        call.within().ifPresent(time -> does.add("expects an answer within " + Durations.text(time)));
        call.baseline()
                .ifPresent(base -> does.add("expects at most %s times the time of `%s`"
                        .formatted(times(base.times()), base.check().name())));
        return does;
    }

    private static String times(double times) {
        return times == Math.rint(times) ? "" + (long) times : "" + times;
    }

    @Override
    public List<String> file(Probe.File probe) {
        return looks("the file " + probe.path(), probe.file());
    }

    @Override
    public List<String> backupFile(Probe.BackupFile probe) {
        var does = looks("the dump " + probe.path(), probe.file());
        does.add("proves it by " + proof(probe.proof()));
        return does;
    }

    private static List<String> looks(String what, FileTerms terms) {
        var does = new ArrayList<>(List.of("looks for " + what));
        terms.youngerThan().ifPresent(age -> does.add("expects it to be younger than " + Durations.text(age)));
        terms.atLeast().ifPresent(size -> does.add("expects it to have %s at least".formatted(size)));
        terms.atMost().ifPresent(size -> does.add("expects it to have %s at most".formatted(size)));
        terms.sha256().ifPresent(sum -> does.add("expects the sum " + sum));
        return does;
    }

    static String proof(Backup.Proof proof) {
        return switch (proof) {
            case READ -> "reading it back";
            case COUNTED -> "counting the rows of every table in it";
            case RESTORED -> "comparing tables, rows and catalog of what is restored from it";
            case COMPARED -> "comparing the content of every table that is restored from it";
        };
    }

    @Override
    public List<String> constraints(Probe.Constraints probe) {
        return List.of("expects constraints " + String.join(", ", probe.names()));
    }

    @Override
    public List<String> program(Probe.Program probe) {
        return List.of("runs " + String.join(" ", probe.arguments()) + ", and expects exit status 0"
                + (probe.tap() ? " and no line that is not ok" : ""));
    }

    @Override
    public List<String> views(Probe.Views probe) {
        return List.of("expects views " + String.join(", ", probe.names()));
    }

    @Override
    public List<String> tenantIsolation(Probe.TenantIsolation probe) {
        var does = new ArrayList<String>();
        does.add("as role %s, reads as %s, as none, and with '' for %s"
                .formatted(
                        String.join(", ", probe.roles()),
                        probe.tenants().isEmpty() ? "two tenants of the data" : String.join(", ", probe.tenants()),
                        String.join(
                                ", ",
                                probe.settings().stream()
                                        .map(Probe.Setting::name)
                                        .toList())));
        does.add(
                probe.readOnly()
                        ? "writes nothing"
                        : "tries to write rows of other tenants, in a transaction that is rolled back");
        return does;
    }

    @Override
    public List<String> data(Probe.Data probe) {
        var where = probe.tables().isEmpty()
                ? "every table of schema " + probe.schema()
                : String.join(", ", probe.tables());
        var does = new ArrayList<String>();
        probe.rules()
                .forEach(rule -> does.add("expects no row of %s whose %s %s%s"
                        .formatted(
                                where,
                                rule.subject(),
                                rule.kind().fault(),
                                rule.columns().isEmpty() || rule.values().isEmpty()
                                        ? ""
                                        : " (" + String.join(", ", rule.values()) + ")")));
        if (probe.atLeast() > 0) {
            does.add("expects %d rows in each table at least".formatted(probe.atLeast()));
        }
        return does;
    }

    @Override
    public List<String> valid(Probe.Valid probe) {
        return List.of("expects no invalid index, no constraint that is not validated, and no disabled trigger"
                + (probe.except().isEmpty() ? "" : ", but for " + String.join(", ", probe.except())));
    }

    @Override
    public List<String> objects(Probe.Objects probe) {
        return probe.absent().isEmpty()
                ? List.of("expects " + String.join(", ", probe.present()))
                : List.of("expects that there is no " + String.join(", ", probe.absent()));
    }

    @Override
    public List<String> enumeration(Probe.Enumeration probe) {
        return List.of("expects the labels %s of enum %s".formatted(String.join(", ", probe.labels()), probe.type()));
    }

    @Override
    public List<String> limits(Probe.Limits probe) {
        var subject = probe.subject().name().toLowerCase(Locale.ROOT);
        return probe.limits().stream()
                .map(limit -> "expects of %s: %s".formatted(subject, limit.told()))
                .toList();
    }

    @Override
    public List<String> parameters(Probe.Parameters probe) {
        var does = new ArrayList<String>();
        probe.parameters()
                .forEach(parameter -> does.add(parameter
                        .limit()
                        .map(limit -> "expects " + limit.told())
                        .orElseGet(() -> "expects %s to be %s"
                                .formatted(parameter.name(), parameter.text().orElse("")))));
        if (probe.noPendingRestart()) {
            does.add("expects that nothing waits for a restart");
        }
        return does;
    }

    @Override
    public List<String> extensions(Probe.Extensions probe) {
        return List.of("expects extensions " + String.join(", ", probe.names()));
    }

    @Override
    public List<String> privileges(Probe.Privileges probe) {
        var does = new ArrayList<String>();
        probe.attributes()
                .forEach(attribute -> does.add("expects role %s to be%s %s"
                        .formatted(probe.role(), attribute.wanted() ? "" : " not", attribute.name())));
        probe.privileges()
                .forEach(privilege -> does.add("expects that role %s may%s %s on %s"
                        .formatted(
                                probe.role(), privilege.wanted() ? "" : " not", privilege.name(), privilege.object())));
        return does;
    }
}
