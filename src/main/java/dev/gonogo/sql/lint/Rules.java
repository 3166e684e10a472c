package dev.gonogo.sql.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules. */
public final class Rules {

    private static final List<Rule> ALL = read();
    private static final Map<String, Rule> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));

    private Rules() {}

    /** By their ids. */
    public static List<Rule> all() {
        return ALL;
    }

    private static List<Rule> read() {
        return Stream.concat(topics().stream().flatMap(topic -> topic.rules().stream()), Suppressions.rules().stream())
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }

    public static Optional<Rule> named(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** For one look at a set of files. */
    static List<Topic> topics() {
        return List.of(
                new FileTopic(),
                new TransactionTopic(),
                new TimeoutTopic(),
                new IndexTopic(),
                new ConstraintTopic(),
                new ColumnTopic(),
                new TypeChangeTopic(),
                new TableWorkTopic(),
                new NameTopic(),
                new LossTopic(),
                new DataTopic(),
                new EnumTopic(),
                new CodeTopic(),
                new PolicyTopic(),
                new TableDesignTopic(),
                new AlignmentTopic(),
                new ReplicationTopic(),
                new SecretTopic(),
                new VersionTopic());
    }
}
