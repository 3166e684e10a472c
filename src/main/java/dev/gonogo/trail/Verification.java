package dev.gonogo.trail;

import dev.gonogo.ssh.AllowedSigners;
import dev.gonogo.ssh.SshSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a run's folder is as it was recorded: the journal's chain, the sum of every file, the evidence that the journal
 * names, signatures, and reports that say what the record says. Reads alone, and connects to nothing.
 *
 * @param head the hash that was announced as that of the journal's last line
 * @param signers who may sign, as the reader knows it and not as the record says
 */
public record Verification(Optional<String> head, Optional<AllowedSigners> signers) {

    /** With nothing that the reader knows beforehand. */
    public Verification() {
        this(Optional.empty(), Optional.empty());
    }

    /** One sentence for each thing that is not as it was; none when all is. */
    public List<String> differences(RunFolder folder) {
        var differences = new ArrayList<>(Manifest.differences(folder));
        try {
            var record = RunRecord.read(folder);
            differences.addAll(new EvidenceWhole(record).judge().orElseThrow().reasons());
            differences.addAll(new PlanUnchanged(record).judge().orElseThrow().reasons());
            record.journal().events().stream()
                    .flatMap(recorded -> unsigned(record, recorded))
                    .forEach(differences::add);
            head(record.journal()).ifPresent(differences::add);
            differences.addAll(new Unaccounted(record).files());
            differences.addAll(reports(folder, Report.of(record)));
        } catch (JournalDamaged damaged) {
            differences.add(damaged.getMessage());
        } catch (IOException | RuntimeException unreadable) {
            differences.add("the record cannot be read: " + unreadable.getMessage());
        }
        return differences;
    }

    /** The same for a file that {@link Bundle} wrote. */
    public List<String> differences(Path bundle) {
        return Bundle.differences(bundle, this::differences);
    }

    private static List<String> reports(RunFolder folder, Report report) throws IOException {
        var differences = new ArrayList<String>();
        for (Format format : Format.kept()) {
            var file = folder.report(format.ending());
            if (Files.isRegularFile(file) && !ReportWriter.says(Files.readAllBytes(file), report, format)) {
                differences.add("`%s` does not say what the record says".formatted(file.getFileName()));
            }
        }
        return differences;
    }

    private Stream<String> unsigned(RunRecord record, Event.Recorded recorded) {
        if (!(recorded.event() instanceof Event.Answered answered) || answered.signed() == null) {
            return Stream.empty();
        }
        return record
                .refuses(recorded)
                .or(() -> signers.flatMap(known -> known.refuses(
                        answered.as(),
                        SshSignature.parse(answered.signed().signature()).key(),
                        Signed.NAMESPACE,
                        recorded.at())))
                .map(why -> "the signature to `%s` does not hold: %s".formatted(answered.step(), why))
                .stream();
    }

    private Optional<String> head(RecordedJournal journal) {
        return head.flatMap(announced -> {
            var behind = new ArrayList<>(journal.events());
            while (!behind.isEmpty() && !behind.get(0).hash().equals(announced)) {
                behind.remove(0);
            }
            return behind.isEmpty()
                    ? Optional.of(
                            "the announced head `%s` is not in the journal: its end was cut, or it was written anew"
                                    .formatted(announced))
                    : later(announced, behind.subList(1, behind.size()));
        });
    }

    /** What is done weeks after the run is noted behind its end, and changes nothing of it. */
    private static Optional<String> later(String announced, List<Event.Recorded> behind) {
        var more = behind.stream()
                .filter(recorded -> !(recorded.event() instanceof Event.FollowedUp))
                .toList();
        return more.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the announced head `%s` is not the last: %d more were recorded, from line %d at %s on; hold it against the head that was announced last"
                                .formatted(
                                        announced,
                                        more.size(),
                                        more.get(0).seq(),
                                        more.get(0).at()));
    }
}
