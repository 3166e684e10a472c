package dev.gonogo.sql.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules. */
public final class Rules {

    private Rules() {}

    /** By their ids. */
    public static List<Rule> all() {
        return Stream.concat(topics().stream().flatMap(topic -> topic.rules().stream()), Suppressions.rules().stream())
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }

    public static Optional<Rule> named(String id) {
        return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
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
