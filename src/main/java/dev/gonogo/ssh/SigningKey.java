package dev.gonogo.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key of the person who signs. A private key without a passphrase is used here; any other file is handed to
 * `ssh-keygen`, which asks for a passphrase, an agent or a hardware key.
 */
public final class SigningKey {

    private static final List<String> USUAL =
            List.of("id_ed25519", "id_ed25519_sk", "id_ecdsa", "id_ecdsa_sk", "id_rsa");

    private final Path file;

    private SigningKey(Path file) {
        this.file = file;
    }

    /**
     * The key of this file, else the first of the usual ones in the folder.
     *
     * @param folder mostly `~/.ssh`
     * @throws KeyUnusable when there is none
     */
    public static SigningKey of(Optional<Path> file, Path folder) {
        var found = file.map(Stream::of)
                .orElseGet(() -> USUAL.stream().map(folder::resolve))
                .filter(Files::isRegularFile)
                .findFirst();
        return new SigningKey(found.orElseThrow(() -> file.isPresent()
                ? new KeyUnusable("there is no key `" + file.get() + "`")
                : new KeyUnusable("there is no key in `" + folder + "`; name one with `--key FILE`")));
    }

    /** @return as `ssh-keygen -Y sign` writes it @throws KeyUnusable */
    public String sign(String text, String namespace) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            var readable = SshPrivateKey.read(Files.readString(file, StandardCharsets.ISO_8859_1));
            return readable.isPresent() ? readable.get().sign(bytes, namespace).armored() : byProgram(bytes, namespace);
        } catch (IOException unreadable) {
            throw new KeyUnusable("the key `" + file + "` cannot be used: " + unreadable.getMessage());
        }
    }

    private String byProgram(byte[] text, String namespace) throws IOException {
        var program = new ProcessBuilder("ssh-keygen", "-Y", "sign", "-n", namespace, "-f", file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = program.getOutputStream()) {
            in.write(text);
        }
        var signature = new String(program.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        try {
            if (program.waitFor() != 0) {
                throw new KeyUnusable("`ssh-keygen` did not sign with `" + file + "`");
            }
            return SshSignature.parse(signature).armored();
        } catch (InterruptedException interrupted) {
            program.destroy();
            Thread.currentThread().interrupt();
            throw new KeyUnusable("interrupted while `ssh-keygen` was signing");
        }
    }
}
