package dev.gonogo.run.tenant;

import dev.gonogo.postgres.TenantRelation;
import dev.gonogo.postgres.TenantTrial;
import dev.gonogo.postgres.TenantTrial.Seen;
import dev.gonogo.run.tenant.TenantFindings.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one role reads as tenants and as nobody. */
public final class TenantReads {

    private final TenantTrial trial;
    private final List<String> tenants;
    private final TenantVerdicts verdicts;
    private final Map<TenantRelation, Map<TenantReader, List<String>>> places = new LinkedHashMap<>();
    private final Map<TenantRelation, Long> seen = new LinkedHashMap<>();

    TenantReads(TenantTrial trial, List<String> tenants, TenantVerdicts verdicts) {
        this.trial = trial;
        this.tenants = tenants;
        this.verdicts = verdicts;
    }

    /** The number of rows, when it is known. */
    Optional<Long> read(TenantReader reader, TenantRelation relation, TenantFacts known) {
        boolean told = relation.column().isPresent()
                && (!relation.table()
                        || known.privileges().select(relation.column().get()));
        var tried = trial.read(relation, told ? reader.tenant() : Optional.empty());
        if (!verdicts.failed(reader, relation, "SELECT", tried)) {
            var rows = tried.result().orElseThrow();
            if (reader.tenant().isEmpty()) {
                readByNobody(reader, relation, rows.rows());
            } else if (told) {
                readByColumn(reader, relation, known, rows);
            } else if (relation.table()) {
                readByPlace(reader, relation);
            }
            seen.merge(relation, reader.tenant().isPresent() ? rows.rows() : 0, Long::sum);
        }
        return tried.result().map(Seen::rows);
    }

    private void readByNobody(TenantReader reader, TenantRelation relation, long rows) {
        if (rows > 0) {
            verdicts.leak(
                    relation, "SELECT", "%s, %d rows of %s are read".formatted(reader.told(), rows, relation.name()));
        }
    }

    private void readByColumn(TenantReader reader, TenantRelation relation, TenantFacts known, Seen rows) {
        long own = known.rowsOf().getOrDefault(reader.tenant().orElseThrow(), 0L);
        if (rows.others() > 0) {
            verdicts.leak(
                    relation,
                    "SELECT",
                    "%s reads %d rows of others in %s".formatted(reader.told(), rows.others(), relation.name()));
        } else if (rows.rows() == 0 && own > 0) {
            verdicts.add(
                    Verdict.SHUT,
                    relation.name(),
                    "SELECT",
                    "%s reads none of its %d rows of %s".formatted(reader.told(), own, relation.name()));
        }
    }

    /** Where no column says whose a row is, no row may be read by two. */
    private void readByPlace(TenantReader reader, TenantRelation relation) {
        var before = places.computeIfAbsent(relation, any -> new LinkedHashMap<>());
        before.forEach((earlier, rows) -> {
            var both = trial.readAt(relation, rows);
            if (!verdicts.failed(reader, relation, "SELECT", both)
                    && both.result().orElseThrow() > 0) {
                verdicts.leak(
                        relation,
                        "SELECT",
                        "%s and %s both read %d rows of %s"
                                .formatted(
                                        earlier.told(),
                                        reader.told(),
                                        both.result().get(),
                                        relation.name()));
            }
        });
        before.put(reader, trial.places(relation).result().orElse(List.of()));
    }

    void seenByAny(TenantRelation relation, TenantFacts known) {
        if (known.rows() > 0
                && relation.column().isEmpty()
                && seen.getOrDefault(relation, 0L) == 0
                && known.privileges().select()) {
            verdicts.add(
                    Verdict.UNTOLD,
                    relation.name(),
                    "SELECT",
                    "neither %s reads one of the %d rows of %s, which proves nothing"
                            .formatted(String.join(" nor ", tenants), known.rows(), relation.name()));
        }
    }
}
