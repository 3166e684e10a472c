package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Name;
import dev.gonogo.sql.parse.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the files have told about a table so far. */
final class TableFacts {

    private final Name name;
    private final Map<String, TypeName> types = new HashMap<>();
    private final Set<String> madeColumns = new HashSet<>();
    private final Set<String> notNull = new HashSet<>();
    private final Map<String, Spot> policies = new HashMap<>();
    private final List<String> leadingColumns = new ArrayList<>();
    private String madeIn = "";
    private Spot rowSecurity;

    TableFacts(Name name) {
        this.name = name;
    }

    Name name() {
        return name;
    }

    /** The file that makes it; empty when it was there before all of them. */
    String madeIn() {
        return madeIn;
    }

    void madeIn(String file) {
        madeIn = file;
    }

    Map<String, TypeName> types() {
        return types;
    }

    /** Columns that the files added, or made with the table. */
    Set<String> madeColumns() {
        return madeColumns;
    }

    /** Columns that a valid check proves to hold no NULL. */
    Set<String> notNull() {
        return notNull;
    }

    Map<String, Spot> policies() {
        return policies;
    }

    /** First columns of its indexes. */
    List<String> leadingColumns() {
        return leadingColumns;
    }

    /** Where row level security was switched on; null when it is off as far as the files tell. */
    Spot rowSecurity() {
        return rowSecurity;
    }

    void rowSecurity(Spot spot) {
        rowSecurity = spot;
    }
}
