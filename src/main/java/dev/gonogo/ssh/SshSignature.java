package dev.gonogo.ssh;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A signature as `ssh-keygen -Y sign` writes it: a key, what it is for, and what the key made of the text.
 *
 * @param namespace what signatures are for, so that one for another purpose is none for this
 */
public record SshSignature(SshKey key, String namespace, String hash, byte[] blob) {

    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final int LINE = 70;

    /** @throws SshFormat when it is none */
    public static SshSignature parse(String armored) {
        var text = armored.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() < BEGIN.length() + END.length()) {
            throw new SshFormat("it is no SSH signature");
        }
        var base64 = text.substring(BEGIN.length(), text.length() - END.length());
        try {
            var signature = of(Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
            if (!signature.armored().strip().equals(text.replace("\r\n", "\n"))) {
                throw new SshFormat("the signature is not written as `ssh-keygen` writes it");
            }
            return signature;
        } catch (IllegalArgumentException notBase64) {
            throw new SshFormat("the signature is not base64", notBase64);
        }
    }

    private static SshSignature of(byte[] data) {
        var reader = new SshWire.Reader(data);
        if (!java.util.Arrays.equals(reader.bytes(MAGIC.length), MAGIC)) {
            throw new SshFormat("it is no SSH signature");
        }
        if (reader.number() != 1) {
            throw new SshFormat("the signature is of a version that is not supported");
        }
        var key = SshKey.of(reader.string());
        var namespace = reader.text();
        if (reader.string().length != 0) {
            throw new SshFormat("the signature has a reserved field that is not empty");
        }
        var signature = new SshSignature(key, namespace, reader.text(), reader.string());
        reader.mustEnd();
        return signature;
    }

    /** Whether the key signed this text for this purpose. */
    public boolean verifies(byte[] text, String purpose) {
        return namespace.equals(purpose) && key.verifies(message(text, namespace, hash), blob);
    }

    String armored() {
        var data = new SshWire.Writer()
                .raw(MAGIC)
                .number(1)
                .string(key.blob())
                .text(namespace)
                .text("")
                .text(hash)
                .string(blob)
                .bytes();
        var lines = Base64.getEncoder().encodeToString(data).replaceAll("(.{" + LINE + "})(?=.)", "$1\n");
        return BEGIN + "\n" + lines + "\n" + END + "\n";
    }

    /** What the key really signs. */
    static byte[] message(byte[] text, String namespace, String hash) {
        var algorithm = switch (hash) {
            case "sha512" -> "SHA-512";
            case "sha256" -> "SHA-256";
            default -> throw new SshFormat("the hash `" + hash + "` is not supported");
        };
        return new SshWire.Writer()
                .raw(MAGIC)
                .text(namespace)
                .text("")
                .text(hash)
                .string(SshKey.hash(algorithm, text))
                .bytes();
    }
}
