package dev.gonogo.ssh;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key: Ed25519, ECDSA or RSA, the first two also on a hardware key. Immutable.
 *
 * @param type as `ssh-ed25519`
 * @param blob the key as OpenSSH encodes it, its type included
 */
public record SshKey(String type, byte[] blob) {

    static final String ED25519 = "ssh-ed25519";
    static final String RSA = "ssh-rsa";
    static final String ECDSA = "ecdsa-sha2-";
    private static final String SK_ED25519 = "sk-ssh-ed25519@openssh.com";
    private static final String SK_ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com";

    private static final byte[] ED25519_X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int ED25519_BYTES = 32;
    private static final int USER_PRESENT = 1;

    /** @throws SshFormat when it is no public key */
    static SshKey of(byte[] blob) {
        var key = new SshKey(new SshWire.Reader(blob).text(), blob);
        key.material();
        return key;
    }

    /** Of the two words that a line of a `.pub` file begins with. @throws SshFormat */
    static SshKey of(String type, String base64) {
        try {
            var key = of(Base64.getDecoder().decode(base64));
            if (!key.type().equals(type)) {
                throw new SshFormat("the key says that it is of another type than the line: `" + key.type() + "`");
            }
            return key;
        } catch (IllegalArgumentException notBase64) {
            throw new SshFormat("the key is not base64", notBase64);
        }
    }

    /** As `ssh-keygen -l` shows it. */
    public String fingerprint() {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sha256(blob));
    }

    /** Whether this key made the signature, which is a blob with its own algorithm in front. */
    boolean verifies(byte[] message, byte[] signature) {
        var reader = new SshWire.Reader(signature);
        var algorithm = reader.text();
        var signed = reader.string();
        var material = material();
        try {
            if (material.application() == null) {
                reader.mustEnd();
                return verifies(material, algorithm, message, signed);
            }
            byte flags = reader.octet();
            var counter = reader.bytes(Integer.BYTES);
            reader.mustEnd();
            var attested = new SshWire.Writer()
                    .raw(sha256(material.application()))
                    .raw(new byte[] {flags})
                    .raw(counter)
                    .raw(sha256(message))
                    .bytes();
            return (flags & USER_PRESENT) != 0 && verifies(material, algorithm, attested, signed);
        } catch (GeneralSecurityException | SshFormat notOne) {
            return false;
        }
    }

    private boolean verifies(Material material, String algorithm, byte[] message, byte[] signed)
            throws GeneralSecurityException {
        var verifier = Signature.getInstance(javaAlgorithm(material, algorithm));
        verifier.initVerify(material.key());
        verifier.update(message);
        return verifier.verify(material.curve() == null ? signed : plain(material.curve(), signed));
    }

    private String javaAlgorithm(Material material, String algorithm) {
        if (type.equals(RSA)) {
            return switch (algorithm) {
                case "rsa-sha2-256" -> "SHA256withRSA";
                case "rsa-sha2-512" -> "SHA512withRSA";
                default -> throw new SshFormat("signatures by `" + algorithm + "` are not safe any more");
            };
        }
        if (!algorithm.equals(type)) {
            throw new SshFormat("the signature is of another type than the key");
        }
        return material.curve() == null ? "Ed25519" : material.curve().algorithm();
    }

    private static byte[] plain(Curve curve, byte[] signed) {
        var reader = new SshWire.Reader(signed);
        var plain = new SshWire.Writer()
                .raw(curve.fixed(reader.integer()))
                .raw(curve.fixed(reader.integer()))
                .bytes();
        reader.mustEnd();
        return plain;
    }

    /** @param curve null for other than ECDSA @param application null for other than hardware keys */
    private record Material(PublicKey key, Curve curve, byte[] application) {}

    private Material material() {
        var reader = new SshWire.Reader(blob);
        reader.string();
        try {
            var material = material(reader);
            reader.mustEnd();
            return material;
        } catch (GeneralSecurityException invalid) {
            throw new SshFormat("the key is not valid: " + invalid.getMessage(), invalid);
        }
    }

    private Material material(SshWire.Reader reader) throws GeneralSecurityException {
        if (type.equals(ED25519) || type.equals(SK_ED25519)) {
            var key = ed25519(reader.string());
            return new Material(key, null, type.equals(SK_ED25519) ? reader.string() : null);
        }
        if (type.equals(RSA)) {
            return new Material(rsa(reader.integer(), reader.integer()), null, null);
        }
        if (type.equals(SK_ECDSA) || type.startsWith(ECDSA)) {
            var curve = Curve.named(reader.text());
            var key = KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(curve.point(reader.string()), curve.parameters()));
            return new Material(key, curve, type.equals(SK_ECDSA) ? reader.string() : null);
        }
        throw new SshFormat("keys of type `" + type + "` are not supported");
    }

    private static PublicKey ed25519(byte[] raw) throws GeneralSecurityException {
        if (raw.length != ED25519_BYTES) {
            throw new SshFormat("an Ed25519 key has 32 bytes");
        }
        var encoded = new SshWire.Writer().raw(ED25519_X509).raw(raw).bytes();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static PublicKey rsa(BigInteger exponent, BigInteger modulus) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    static byte[] sha256(byte[] content) {
        return hash("SHA-256", content);
    }

    static byte[] hash(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SshKey key && Arrays.equals(blob, key.blob);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(blob);
    }

    @Override
    public String toString() {
        return type + " " + fingerprint();
    }
}
