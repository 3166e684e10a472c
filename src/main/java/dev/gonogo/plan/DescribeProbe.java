package dev.gonogo.plan;

import dev.gonogo.model.Probe;
import dev.gonogo.model.SourceFile;
import java.util.ArrayList;
import java.util.List;

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
                        probe.orphans()));
    }

    @Override
    public List<String> constraints(Probe.Constraints probe) {
        return List.of("expects constraints " + String.join(", ", probe.names()));
    }

    @Override
    public List<String> program(Probe.Program probe) {
        return List.of("runs " + String.join(" ", probe.arguments()) + ", and expects exit status 0");
    }

    @Override
    public List<String> views(Probe.Views probe) {
        return List.of("expects views " + String.join(", ", probe.names()));
    }
}
