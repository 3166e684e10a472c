package dev.gonogo.ssh;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;

/** The curves of ECDSA keys. */
enum Curve {
    NISTP256("secp256r1", "SHA256", 32),
    NISTP384("secp384r1", "SHA384", 48),
    NISTP521("secp521r1", "SHA512", 66);

    private static final int UNCOMPRESSED = 4;

    private final String javaName;
    private final String hash;
    private final int bytes;

    Curve(String javaName, String hash, int bytes) {
        this.javaName = javaName;
        this.hash = hash;
        this.bytes = bytes;
    }

    static Curve named(String name) {
        return Arrays.stream(values())
                .filter(curve -> curve.sshName().equals(name))
                .findFirst()
                .orElseThrow(() -> new SshFormat("the curve `" + name + "` is not supported"));
    }

    String sshName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Of signatures as two numbers of the curve's length, one behind the other. */
    String algorithm() {
        return hash + "withECDSAinP1363Format";
    }

    int bytes() {
        return bytes;
    }

    ECParameterSpec parameters() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(javaName));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    ECPoint point(byte[] encoded) {
        if (encoded.length != 1 + 2 * bytes || encoded[0] != UNCOMPRESSED) {
            throw new SshFormat("the key's point is not one of the curve `" + sshName() + "`");
        }
        return new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(encoded, 1, 1 + bytes)),
                new BigInteger(1, Arrays.copyOfRange(encoded, 1 + bytes, encoded.length)));
    }

    /** A number in exactly the curve's length. */
    byte[] fixed(BigInteger number) {
        var minimal = number.toByteArray();
        int from = minimal[0] == 0 && minimal.length > 1 ? 1 : 0;
        int length = minimal.length - from;
        if (number.signum() < 0 || length > bytes) {
            throw new SshFormat("the signature has a number that is not one of the curve");
        }
        var fixed = new byte[bytes];
        System.arraycopy(minimal, from, fixed, bytes - length, length);
        return fixed;
    }
}
