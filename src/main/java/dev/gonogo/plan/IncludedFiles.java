package dev.gonogo.plan;

import dev.gonogo.sql.ScriptFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files that one script names, relative to its folder, and their sums. */
final class IncludedFiles implements ScriptFiles {

    private final Path runbook;
    private final Path folder;
    private final Map<Path, Content> read = new LinkedHashMap<>();

    /** @param folder of the script, in that of the runbook */
    IncludedFiles(Path runbook, Path folder) {
        this.runbook = runbook.toAbsolutePath().normalize();
        this.folder = folder;
    }

    /** Once: a file that is named twice is the same twice. */
    @Override
    public Content read(String path) throws IOException {
        var file = folder.resolve(path).toAbsolutePath().normalize();
        var known = read.get(file);
        return known == null ? read(file) : known;
    }

    private Content read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(SqlFiles.shown(file));
        }
        var content = new Content(SqlFiles.shown(file), Files.readAllBytes(file));
        read.put(file, content);
        return content;
    }

    /** Of the script together with them; its own when there are none. */
    String sum(String own) {
        var sums = planned().stream().map(Plan.PlannedFile::sha256).collect(Collectors.joining("\n", "\n", ""));
        return read.isEmpty() ? own : Digest.of(own + sums);
    }

    /** By their paths relative to the runbook. */
    List<Plan.PlannedFile> planned() {
        return read.entrySet().stream()
                .map(entry -> new Plan.PlannedFile(
                        runbook.relativize(entry.getKey()).toString(),
                        Digest.of(entry.getValue().bytes())))
                .toList();
    }
}
