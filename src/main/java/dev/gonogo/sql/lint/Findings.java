package dev.gonogo.sql.lint;

import dev.gonogo.model.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what the rules find; the same thing at the same place counts once. */
final class Findings {

    private final Set<Finding> found = new LinkedHashSet<>();
    private ReadStatement statement;

    void lookAt(ReadStatement next) {
        statement = next;
    }

    /** In the statement that is looked at. @param names name and value in turn, for the texts of the rule */
    void add(Rule rule, int at, Object... names) {
        add(rule, statement.placeOf(at), names);
    }

    void add(Rule rule, Spot spot, Object... names) {
        add(rule, spot.statement().placeOf(spot.at()), names);
    }

    void add(Rule rule, Place at, Object... names) {
        var values = values(names);
        found.add(new Finding(rule, at, rule.message(values), rule.remedy(values)));
    }

    Spot here(int at) {
        return new Spot(statement, at);
    }

    List<Finding> all() {
        return List.copyOf(found);
    }

    private static Map<String, String> values(Object... names) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.length; i += 2) {
            values.put((String) names[i], names[i + 1].toString());
        }
        return values;
    }
}
