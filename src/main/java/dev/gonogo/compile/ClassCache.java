package dev.gonogo.compile;

import dev.gonogo.cache.KeptFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.util.ReleaseInfo;

/** Compiled runbooks that are kept, each under its text and what compiled it. */
final class ClassCache {

    private static final String KIND = "classes";

    private final KeptFiles files;

    ClassCache(Path folder) {
        this(new KeptFiles(folder, KIND));
    }

    /** @param build what compiles: another build may compile the same text to something else */
    ClassCache(Path folder, String build) {
        this(new KeptFiles(folder, KIND, build));
    }

    private ClassCache(KeptFiles files) {
        this.files = files;
    }

    Optional<CompiledRunbook> get(SourceText text) {
        return files.get(key(text)).map(ClassCache::read);
    }

    private static CompiledRunbook read(byte[] body) {
        try {
            return CompiledRunbook.read(new DataInputStream(new ByteArrayInputStream(body)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void put(SourceText text, CompiledRunbook compiled) {
        var body = new ByteArrayOutputStream();
        try {
            compiled.write(new DataOutputStream(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        files.put(key(text), body.toByteArray());
    }

    private static List<String> key(SourceText text) {
        return List.of(ReleaseInfo.getVersion(), text.text());
    }
}
