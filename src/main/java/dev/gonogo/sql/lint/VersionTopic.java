package dev.gonogo.sql.lint;

import java.util.List;
import java.util.regex.Pattern;

/** What the server's version does not know yet. */
final class VersionTopic implements Topic {

    private static final Rule NEWER =
            Rule.error("newer-than-server", "{feature} came with PostgreSQL {since}, and the server has {server}");

    private static final List<Feature> FEATURES = List.of(
            new Feature(12, "REINDEX CONCURRENTLY", "\\bREINDEX\\b[^;]*\\bCONCURRENTLY\\b"),
            new Feature(12, "GENERATED … STORED", "\\bGENERATED\\s+ALWAYS\\s+AS\\s*\\([^;]*\\bSTORED\\b"),
            new Feature(13, "gen_random_uuid() without an extension", "\\bgen_random_uuid\\s*\\("),
            new Feature(14, "DETACH PARTITION … CONCURRENTLY", "\\bDETACH\\s+PARTITION\\b[^;]*\\bCONCURRENTLY\\b"),
            new Feature(14, "CREATE OR REPLACE TRIGGER", "\\bCREATE\\s+OR\\s+REPLACE\\s+(CONSTRAINT\\s+)?TRIGGER\\b"),
            new Feature(14, "BEGIN ATOMIC", "\\bBEGIN\\s+ATOMIC\\b"),
            new Feature(15, "MERGE", "\\bMERGE\\s+INTO\\b"),
            new Feature(15, "NULLS NOT DISTINCT", "\\bNULLS\\s+NOT\\s+DISTINCT\\b"),
            new Feature(15, "security_invoker", "\\bsecurity_invoker\\b"),
            new Feature(16, "ANY_VALUE", "\\bany_value\\s*\\("),
            new Feature(17, "JSON_TABLE", "\\bJSON_TABLE\\s*\\("),
            new Feature(17, "MERGE … RETURNING", "\\bMERGE\\s+INTO\\b[^;]*\\bRETURNING\\b"),
            new Feature(18, "uuidv7()", "\\buuidv7\\s*\\("),
            new Feature(18, "a virtual generated column", "\\bGENERATED\\s+ALWAYS\\s+AS\\s*\\([^;]*\\bVIRTUAL\\b"),
            new Feature(
                    18,
                    "NOT NULL … NOT VALID",
                    "\\bADD\\s+(CONSTRAINT\\s+\\S+\\s+)?NOT\\s+NULL\\b[^;]*\\bNOT\\s+VALID\\b"),
            new Feature(18, "WITHOUT OVERLAPS", "\\bWITHOUT\\s+OVERLAPS\\b"));

    private record Feature(int since, String name, Pattern pattern) {
        Feature(int since, String name, String pattern) {
            this(since, name, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
        }
    }

    @Override
    public List<Rule> rules() {
        return List.of(NEWER);
    }

    @Override
    public void look(ReadStatement statement, Scene scene, Findings findings) {
        scene.options()
                .server()
                .ifPresent(server -> FEATURES.stream()
                        .filter(feature -> feature.since() > server)
                        .forEach(feature -> look(feature, server, statement, findings)));
    }

    private static void look(Feature feature, int server, ReadStatement statement, Findings findings) {
        var text = statement.sql().text();
        var found = feature.pattern().matcher(text);
        if (found.find()) {
            findings.add(
                    NEWER,
                    text.codePointCount(0, found.start()),
                    "feature",
                    feature.name(),
                    "since",
                    feature.since(),
                    "server",
                    server);
        }
    }
}
