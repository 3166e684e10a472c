package dev.gonogo.plan;

import dev.gonogo.model.Place;
import dev.gonogo.sql.lint.FileRisk;
import dev.gonogo.sql.lint.Finding;
import dev.gonogo.sql.lint.Kind;
import dev.gonogo.sql.lint.LintReport;
import dev.gonogo.sql.lint.Lock;
import dev.gonogo.sql.lint.Rules;
import dev.gonogo.sql.lint.Suppressed;
import dev.gonogo.sql.lint.Work;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A report of lint as bytes, for the cache alone: `check` reads one without a library for JSON, which takes longer to start. */
final class LintBytes {

    private LintBytes() {}

    static byte[] of(LintReport report) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            list(out, report.findings(), LintBytes::write);
            list(out, report.suppressed(), (to, one) -> {
                write(to, one.finding());
                text(to, one.reason());
            });
            list(out, report.files(), LintBytes::write);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What {@link #of} made the bytes of. */
    static LintReport report(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new LintReport(
                    list(in, LintBytes::finding),
                    list(in, from -> new Suppressed(finding(from), text(from))),
                    list(in, LintBytes::file));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(DataOutputStream out, Finding finding) throws IOException {
        text(out, finding.rule().id());
        text(out, finding.at().file());
        out.writeInt(finding.at().line());
        out.writeInt(finding.at().column());
        text(out, finding.message());
        text(out, finding.safely());
    }

    private static Finding finding(DataInputStream in) throws IOException {
        return new Finding(
                Rules.named(text(in)).orElseThrow(),
                new Place(text(in), in.readInt(), in.readInt()),
                text(in),
                text(in));
    }

    private static void write(DataOutputStream out, FileRisk file) throws IOException {
        text(out, file.file());
        out.writeInt(file.statements());
        text(out, file.kind().name());
        text(out, file.lock().name());
        list(out, file.tables(), LintBytes::text);
        text(out, file.work().name());
        out.writeBoolean(file.reversible());
        out.writeBoolean(file.analysed());
        text(out, file.risk().name());
    }

    private static FileRisk file(DataInputStream in) throws IOException {
        return new FileRisk(
                text(in),
                in.readInt(),
                Kind.valueOf(text(in)),
                Lock.valueOf(text(in)),
                list(in, LintBytes::text),
                Work.valueOf(text(in)),
                in.readBoolean(),
                in.readBoolean(),
                FileRisk.Level.valueOf(text(in)));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static <T> void list(DataOutputStream out, List<T> all, Written<T> written) throws IOException {
        out.writeInt(all.size());
        for (var one : all) {
            written.write(out, one);
        }
    }

    private static <T> List<T> list(DataInputStream in, ReadBack<T> readBack) throws IOException {
        var all = new ArrayList<T>();
        for (int left = in.readInt(); left > 0; left--) {
            all.add(readBack.read(in));
        }
        return all;
    }

    private interface Written<T> {
        void write(DataOutputStream out, T one) throws IOException;
    }

    private interface ReadBack<T> {
        T read(DataInputStream in) throws IOException;
    }
}
