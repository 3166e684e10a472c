package dev.gonogo.run;

import dev.gonogo.model.Check;
import dev.gonogo.model.Probe;
import dev.gonogo.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which checks may be asked at the same time: those that follow each other and only read what is stored. Apart remain what
 * would see or feel the others: questions about activity, locks and times, writing on trial, and what is outside of the database.
 */
final class IndependentChecks {

    private static final Pattern SEES_OTHERS = Pattern.compile(
            "pg_stat|pg_locks|pg_blocking|advisory|clock_timestamp|timeofday", Pattern.CASE_INSENSITIVE);

    private static final Pattern MEASURES = Pattern.compile("\\belapsed\\b");

    private final Run run;

    IndependentChecks(Run run) {
        this.run = run;
    }

    /** The same steps in the same order; those of a group do not depend on each other. */
    List<List<Step>> groups(List<Step> steps) {
        var groups = new ArrayList<List<Step>>();
        boolean open = false;
        for (Step step : steps) {
            boolean independent = step instanceof Check check && isIndependent(check.probe());
            if (!(independent && open)) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(step);
            open = independent;
        }
        return groups;
    }

    private boolean isIndependent(Probe probe) {
        return probe instanceof Probe.Query query
                ? !SEES_OTHERS.matcher(ProbeRunner.sql(run, query)).find()
                        && query.expectation().source().stream().noneMatch(MEASURES.asPredicate())
                : probe instanceof Probe.ServerVersion
                        || probe instanceof Probe.RowLevelSecurity
                        || probe instanceof Probe.ForeignKeys
                        || probe instanceof Probe.Constraints
                        || probe instanceof Probe.Views
                        || probe instanceof Probe.Data
                        || probe instanceof Probe.Valid
                        || probe instanceof Probe.Objects
                        || probe instanceof Probe.Enumeration
                        || probe instanceof Probe.Parameters
                        || probe instanceof Probe.Extensions
                        || probe instanceof Probe.Privileges;
    }
}
