package dev.gonogo.ssh;

/** A key or a signature is not in the format of OpenSSH, or of a kind that is not supported; the message says which. */
public final class SshFormat extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SshFormat(String message) {
        super(message);
    }

    SshFormat(String message, Throwable cause) {
        super(message, cause);
    }
}
