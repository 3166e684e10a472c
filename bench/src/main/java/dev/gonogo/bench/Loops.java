package dev.gonogo.bench;

import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.CatalogObject;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.lint.LintFile;
import dev.gonogo.sql.lint.LintOptions;
import dev.gonogo.sql.lint.LintReport;
import dev.gonogo.sql.lint.Linter;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.RecordedJournal;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The loops whose time grows with the work, once a process is warm: ten times the work should take ten times as long. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class Loops {

    /** Statements, objects of a catalog, and lines of a journal. */
    @Param({"1000", "10000"})
    public int size;

    private String sql;
    private LintFile file;
    private Catalog before;
    private Catalog after;
    private RunFolder folder;
    private Journal journal;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        var text = new StringBuilder();
        before = Catalog.none();
        var objects = new TreeMap<String, CatalogObject>();
        var others = new TreeMap<String, CatalogObject>();
        for (int number = 1; number <= size; number++) {
            text.append("alter table public.t%1$d add column at timestamptz not null default now(); -- number %1$d\n".formatted(number));
            var name = "table public.t%05d".formatted(number);
            objects.put(name, new CatalogObject(name, "", "id bigint"));
            others.put(name, new CatalogObject(name, "", number % 100 == 0 ? "id bigint, name text" : "id bigint"));
        }
        sql = text.toString();
        file = LintFile.of(SqlScript.parse("many.sql", sql), sql, false);
        before = new Catalog(objects);
        after = new Catalog(others);
        folder = new RunFolder(Files.createTempDirectory("gonogo-loops").resolve("runs/run"));
        Files.createDirectories(folder.path());
        journal = Journal.create(folder, Clock.systemUTC(), new Secrets(), event -> {});
        for (int number = 1; number <= size; number++) {
            journal.note(new Event.Noted("bench", "line " + number));
        }
        journal.close();
    }

    @TearDown(Level.Trial)
    public void clear() throws IOException {
        Tools.remove(folder.path().getParent().getParent());
    }

    @Benchmark
    public SqlScript split() {
        return SqlScript.parse("many.sql", sql);
    }

    @Benchmark
    public LintReport lint() {
        return new Linter(new LintOptions(false, OptionalInt.of(18), LocalDate.EPOCH)).lint(List.of(file));
    }

    @Benchmark
    public CatalogDiff compareCatalogs() {
        return CatalogDiff.between(before, after);
    }

    @Benchmark
    public RecordedJournal readJournal() {
        return RecordedJournal.read(folder);
    }
}
