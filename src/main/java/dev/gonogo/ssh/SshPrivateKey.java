package dev.gonogo.ssh;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A private key from a file that needs no passphrase. Others, and those in agents and on hardware, only `ssh-keygen` can use. */
final class SshPrivateKey {

    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String END = "-----END OPENSSH PRIVATE KEY-----";
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ED25519_PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final int ED25519_BYTES = 32;

    private final SshKey key;
    private final PrivateKey secret;
    private final String javaAlgorithm;
    private final Curve curve;

    private SshPrivateKey(SshKey key, PrivateKey secret, String javaAlgorithm, Curve curve) {
        this.key = key;
        this.secret = secret;
        this.javaAlgorithm = javaAlgorithm;
        this.curve = curve;
    }

    /** Of a file's text; empty when it is encrypted, or no private key that can be read here. */
    static Optional<SshPrivateKey> read(String file) {
        var text = file.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            return Optional.empty();
        }
        var base64 = text.substring(BEGIN.length(), text.length() - END.length());
        try {
            return of(new SshWire.Reader(Base64.getDecoder().decode(base64.replaceAll("\\s", ""))));
        } catch (IllegalArgumentException | SshFormat | GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<SshPrivateKey> of(SshWire.Reader file) throws GeneralSecurityException {
        if (!Arrays.equals(file.bytes(MAGIC.length), MAGIC) || !file.text().equals("none")) {
            return Optional.empty();
        }
        file.string();
        file.string();
        if (file.number() != 1) {
            return Optional.empty();
        }
        var key = SshKey.of(file.string());
        var fields = new SshWire.Reader(file.string());
        fields.number();
        fields.number();
        fields.text();
        return secret(key, fields);
    }

    private static Optional<SshPrivateKey> secret(SshKey key, SshWire.Reader fields) throws GeneralSecurityException {
        if (key.type().equals(SshKey.ED25519)) {
            fields.string();
            var seed = Arrays.copyOf(fields.string(), ED25519_BYTES);
            var encoded = new SshWire.Writer().raw(ED25519_PKCS8).raw(seed).bytes();
            var secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return Optional.of(new SshPrivateKey(key, secret, "Ed25519", null));
        }
        if (key.type().equals(SshKey.RSA)) {
            return Optional.of(new SshPrivateKey(key, rsa(fields), "SHA512withRSA", null));
        }
        if (key.type().startsWith(SshKey.ECDSA)) {
            var curve = Curve.named(fields.text());
            fields.string();
            var secret = KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(fields.integer(), curve.parameters()));
            return Optional.of(new SshPrivateKey(key, secret, curve.algorithm(), curve));
        }
        return Optional.empty();
    }

    private static PrivateKey rsa(SshWire.Reader fields) throws GeneralSecurityException {
        var modulus = fields.integer();
        var exponent = fields.integer();
        var secret = fields.integer();
        var coefficient = fields.integer();
        var first = fields.integer();
        var second = fields.integer();
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        modulus,
                        exponent,
                        secret,
                        first,
                        second,
                        secret.mod(first.subtract(BigInteger.ONE)),
                        secret.mod(second.subtract(BigInteger.ONE)),
                        coefficient));
    }

    SshSignature sign(byte[] text, String namespace) {
        try {
            var signer = Signature.getInstance(javaAlgorithm);
            signer.initSign(secret);
            signer.update(SshSignature.message(text, namespace, "sha512"));
            var signed = signer.sign();
            var blob = new SshWire.Writer()
                    .text(key.type().equals(SshKey.RSA) ? "rsa-sha2-512" : key.type())
                    .string(curve == null ? signed : numbers(signed))
                    .bytes();
            return new SshSignature(key, namespace, "sha512", blob);
        } catch (GeneralSecurityException unusable) {
            throw new SshFormat("the key cannot sign: " + unusable.getMessage(), unusable);
        }
    }

    private byte[] numbers(byte[] plain) {
        return new SshWire.Writer()
                .integer(new BigInteger(1, Arrays.copyOf(plain, curve.bytes())))
                .integer(new BigInteger(1, Arrays.copyOfRange(plain, curve.bytes(), plain.length)))
                .bytes();
    }
}
