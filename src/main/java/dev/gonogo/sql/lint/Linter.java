package dev.gonogo.sql.lint;

import dev.gonogo.model.Place;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import dev.gonogo.sql.parse.StatementReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at SQL files as they will run, one after another, without a server.
 *
 * <pre>
 * var linter = new Linter(new LintOptions(false, OptionalInt.empty(), LocalDate.now(clock)));
 * var report = linter.lint(List.of(LintFile.read("a.sql", Files.readAllBytes(path), false)));
 * report.findings().forEach(System.out::println);
 * </pre>
 *
 * Thread-safe.
 */
public final class Linter {

    private static final Comparator<Finding> IN_ORDER = Comparator.comparing(
                    (Finding finding) -> finding.at().file())
            .thenComparing(finding -> finding.at().line())
            .thenComparing(finding -> finding.at().column())
            .thenComparing(finding -> finding.rule().id());

    private static final Set<String> IDS = Rules.all().stream().map(Rule::id).collect(Collectors.toSet());

    private final LintOptions options;

    public Linter(LintOptions options) {
        this.options = options;
    }

    /** @param files in the order in which they run, those that take others back behind them */
    public LintReport lint(List<LintFile> files) {
        var look = new Look();
        files.forEach(look::file);
        return look.report(files);
    }

    /** One look at a set of files. */
    private final class Look {

        private final StatementReader reader = StatementReader.ofPostgres();
        private final List<Topic> topics = Rules.topics();
        private final Scene scene = new Scene(options);
        private final Lessons lessons = new Lessons(scene);
        private final Findings findings = new Findings();
        private final Suppressions suppressions = new Suppressions(options, IDS);
        private final Map<LintFile, Weighing> weights = new HashMap<>();
        private int lastTransaction;

        void file(LintFile file) {
            scene.begin(file);
            suppressions.read(file, findings);
            var weighing = new Weighing();
            var transactions = transactions(file);
            file.statements().forEach(sql -> statement(sql, transactions, weighing));
            topics.forEach(topic -> topic.endOfFile(scene, findings));
            weights.put(file, weighing);
        }

        LintReport report(List<LintFile> files) {
            topics.forEach(topic -> topic.end(scene, findings));
            var suppressed = new ArrayList<Suppressed>();
            var about = new Findings();
            var left = new ArrayList<>(suppressions.apply(findings.all(), suppressed, about));
            left.addAll(about.all());
            left.sort(IN_ORDER);
            var risks = files.stream()
                    .filter(file -> !file.back())
                    .map(file -> weights.get(file).of(file, WayBack.isThere(file, files)))
                    .toList();
            return new LintReport(left, suppressed, risks);
        }

        private void statement(SqlStatement sql, Map<Place, Integer> transactions, Weighing weighing) {
            var statement = new ReadStatement(
                    sql,
                    sql.command(),
                    sql.transactionUse(),
                    transactions.getOrDefault(sql.start(), 0),
                    reader.read(sql.text()));
            weighing.add(statement);
            findings.lookAt(statement);
            topics.forEach(topic -> topic.look(statement, scene, findings));
            statement.parsed().actions().forEach(action -> {
                topics.forEach(topic -> topic.look(action, scene, findings));
                weighing.add(action, scene);
                lessons.learn(action, findings.here(action.at()));
            });
        }

        /** A number for each transaction of all files: the portions of this one, divided again by a COMMIT of its own. */
        private Map<Place, Integer> transactions(LintFile file) {
            var numbers = new HashMap<Place, Integer>();
            for (var portion : new SqlScript(file.path(), file.statements(), List.of()).portions()) {
                lastTransaction++;
                for (var statement : portion.statements()) {
                    numbers.put(statement.start(), lastTransaction);
                    lastTransaction += TransactionEnds.at(statement) ? 1 : 0;
                }
            }
            return numbers;
        }
    }
}
