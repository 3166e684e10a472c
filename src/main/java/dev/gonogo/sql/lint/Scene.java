package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Name;
import dev.gonogo.sql.parse.TypeName;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known where a statement stands: the file, and what this and earlier files did. */
final class Scene {

    private final LintOptions options;
    private final Map<String, TableFacts> tables = new LinkedHashMap<>();
    private final Set<String> madeObjects = new HashSet<>();
    private LintFile file;
    private String timeZone = "";

    Scene(LintOptions options) {
        this.options = options;
    }

    void begin(LintFile next) {
        file = next;
        timeZone = "";
    }

    LintOptions options() {
        return options;
    }

    LintFile file() {
        return file;
    }

    /** The session's TimeZone as the file sets it; empty when it does not. */
    String timeZone() {
        return timeZone;
    }

    void timeZone(String zone) {
        timeZone = zone;
    }

    TableFacts table(Name name) {
        return tables.computeIfAbsent(name.whole(), whole -> new TableFacts(name));
    }

    Collection<TableFacts> tables() {
        return tables.values();
    }

    void forget(Name name) {
        tables.remove(name.whole());
    }

    void rename(Name from, Name to) {
        var facts = tables.remove(from.whole());
        if (facts != null) {
            tables.put(to.whole(), facts);
        }
    }

    /** Whether this file makes the table: nobody else sees it yet, and it has no rows to speak of. */
    boolean isNew(Name table) {
        return known(table).map(facts -> facts.madeIn().equals(file.path())).orElse(false);
    }

    /** Whether any of the files made it, so that a way back may take it away. */
    boolean isMade(Name table) {
        return known(table).map(facts -> !facts.madeIn().isEmpty()).orElse(false);
    }

    boolean isMade(Name table, String column) {
        return isMade(table)
                || known(table)
                        .map(facts -> facts.madeColumns().contains(column))
                        .orElse(false);
    }

    Optional<TypeName> typeOf(Name table, String column) {
        return known(table).map(facts -> facts.types().get(column));
    }

    /** Indexes, views, types and the rest, by kind and name. */
    Set<String> madeObjects() {
        return madeObjects;
    }

    private Optional<TableFacts> known(Name table) {
        return Optional.ofNullable(tables.get(table.whole()));
    }
}
