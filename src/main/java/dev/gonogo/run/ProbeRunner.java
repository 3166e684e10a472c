package dev.gonogo.run;

import dev.gonogo.model.Probe;
import dev.gonogo.model.Result;
import dev.gonogo.postgres.Constraints;
import dev.gonogo.postgres.RowSecurity;
import dev.gonogo.postgres.Rows;
import dev.gonogo.postgres.ServerVersion;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.Views;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks each kind of probe in a transaction that is open and read-only, and keeps what it saw. */
final class ProbeRunner implements Probe.Kinds<Outcome> {

    private final StepRun run;
    private final Session session;

    ProbeRunner(StepRun run, Session session) {
        this.run = run;
        this.session = session;
    }

    @Override
    public Outcome query(Probe.Query probe) {
        settle(probe);
        var sql = sql(run.run(), probe);
        long begun = System.nanoTime();
        var rows = session.query(sql);
        var result = new Result(rows.columns(), rows.rows(), Duration.ofNanos(System.nanoTime() - begun));
        keep(sql, rows);
        return Judged.of(run, probe.expectation(), result);
    }

    /** The query's one statement. */
    static String sql(Run run, Probe.Query probe) {
        return run.files().of(probe).text();
    }

    @Override
    public Outcome program(Probe.Program probe) {
        return outside(probe);
    }

    @Override
    public Outcome script(Probe.Script probe) {
        return outside(probe);
    }

    @Override
    public Outcome file(Probe.File probe) {
        return outside(probe);
    }

    @Override
    public Outcome backupFile(Probe.BackupFile probe) {
        return outside(probe);
    }

    @Override
    public Outcome http(Probe.Http probe) {
        return outside(probe);
    }

    private Outcome outside(Probe probe) {
        return OutsideProbe.ask(run, probe).orElseThrow();
    }

    private void settle(Probe.Query probe) {
        probe.settings()
                .forEach(setting -> session.query("select set_config(?, ?, true)", setting.name(), setting.value()));
        if (probe.asRole().isPresent()) {
            var role =
                    session.query("select quote_ident(?)", probe.asRole().get()).single();
            session.execute("set local role " + role);
        } else {
            session.execute("set local row_security = off");
        }
    }

    private void keep(String sql, Rows rows) {
        run.evidence().text("query.sql", sql.strip() + "\n");
        run.evidence().json("rows.json", rows);
    }

    @Override
    public Outcome serverVersion(Probe.ServerVersion probe) {
        var version = session.query("select current_setting('server_version')")
                .single()
                .toString();
        run.evidence().json("server-version.json", Map.of("serverVersion", version));
        int major = ServerVersion.major(version);
        if (major >= probe.atLeast() && major <= probe.atMost()) {
            return Outcome.passed("PostgreSQL " + version);
        }
        return Outcome.failed("the server is PostgreSQL " + version);
    }

    @Override
    public Outcome rowLevelSecurity(Probe.RowLevelSecurity probe) {
        var tables = RowSecurity.read(session, probe.schema());
        run.evidence().json("row-security.json", tables);
        var bare = tables.stream()
                .filter(table -> !probe.except().contains(table.table()))
                .filter(table -> !table.enabled() || table.policies() == 0 || probe.forced() && !table.forced())
                .map(table -> "%s (%s)".formatted(table.table(), table.lack(probe.forced())))
                .toList();
        long covered = tables.stream()
                .filter(table -> table.enabled() && table.policies() > 0 && (table.forced() || !probe.forced()))
                .count();
        if (covered < probe.atLeast()) {
            return Outcome.failed("%d tables have row level security, wanted are %d; without it: %s"
                    .formatted(covered, probe.atLeast(), bare.isEmpty() ? "none" : String.join(", ", bare)));
        }
        if ((probe.atLeast() == 0 || !probe.except().isEmpty()) && !bare.isEmpty()) {
            return Outcome.failed("without row level security: " + String.join(", ", bare));
        }
        return Outcome.passed("%d tables have row level security and a policy".formatted(covered));
    }

    @Override
    public Outcome foreignKeys(Probe.ForeignKeys probe) {
        return new ForeignKeysProbe(run, session).run(probe);
    }

    @Override
    public Outcome tenantIsolation(Probe.TenantIsolation probe) {
        return new TenantIsolationProbe(run, session).run(probe);
    }

    @Override
    public Outcome data(Probe.Data probe) {
        return new DataProbe(run, session).run(probe);
    }

    @Override
    public Outcome valid(Probe.Valid probe) {
        return new InventoryProbe(run, session).valid(probe);
    }

    @Override
    public Outcome objects(Probe.Objects probe) {
        return new InventoryProbe(run, session).objects(probe);
    }

    @Override
    public Outcome enumeration(Probe.Enumeration probe) {
        return new InventoryProbe(run, session).enumeration(probe);
    }

    @Override
    public Outcome limits(Probe.Limits probe) {
        return new LimitsProbe(run, session).run(probe);
    }

    @Override
    public Outcome parameters(Probe.Parameters probe) {
        return new ServerProbe(run, session).parameters(probe);
    }

    @Override
    public Outcome extensions(Probe.Extensions probe) {
        return new ServerProbe(run, session).extensions(probe);
    }

    @Override
    public Outcome privileges(Probe.Privileges probe) {
        return new ServerProbe(run, session).privileges(probe);
    }

    @Override
    public Outcome constraints(Probe.Constraints probe) {
        var found = Constraints.named(session, probe.names());
        run.evidence().json("constraints.json", found);
        var missing = probe.names().stream()
                .filter(name ->
                        found.stream().noneMatch(constraint -> constraint.name().equals(name)))
                .map(name -> "there is no constraint `" + name + "`");
        var unvalidated = found.stream()
                .filter(constraint -> !constraint.validated())
                .map(constraint -> "constraint `" + constraint.name() + "` is not validated");
        var wrong = java.util.stream.Stream.concat(missing, unvalidated).collect(Collectors.joining("; "));
        return wrong.isEmpty() ? Outcome.passed(String.join(", ", probe.names())) : Outcome.failed(wrong);
    }

    @Override
    public Outcome views(Probe.Views probe) {
        var views = Views.read(session, probe.names());
        run.evidence().json("views.json", views);
        var wrong = views.stream()
                .filter(view -> !view.error().isEmpty())
                .map(view -> "view `%s`: %s".formatted(view.name(), view.error()))
                .collect(Collectors.joining("; "));
        return wrong.isEmpty()
                ? Outcome.passed("%d views are there and can be read".formatted(views.size()))
                : Outcome.failed(wrong);
    }
}
