package dev.gonogo.ssh;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Data as RFC 4251 encodes it: numbers, and strings that begin with their length. */
final class SshWire {

    private SshWire() {}

    /** Reads fields one after the other. Used by one thread. */
    static final class Reader {

        private final ByteBuffer data;

        Reader(byte[] data) {
            this.data = ByteBuffer.wrap(data);
        }

        byte[] bytes(int length) {
            if (length < 0 || length > data.remaining()) {
                throw new SshFormat("the data ends in the middle of a field");
            }
            var bytes = new byte[length];
            data.get(bytes);
            return bytes;
        }

        int number() {
            return new BigInteger(1, bytes(Integer.BYTES)).intValue();
        }

        byte octet() {
            return bytes(1)[0];
        }

        byte[] string() {
            return bytes(number());
        }

        String text() {
            return new String(string(), StandardCharsets.UTF_8);
        }

        BigInteger integer() {
            var bytes = string();
            return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
        }

        void mustEnd() {
            if (data.hasRemaining()) {
                throw new SshFormat("there is more data than fields");
            }
        }
    }

    /** Writes fields one after the other. Used by one thread. */
    static final class Writer {

        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        Writer raw(byte[] bytes) {
            data.writeBytes(bytes);
            return this;
        }

        Writer number(int number) {
            return raw(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        }

        Writer string(byte[] bytes) {
            return number(bytes.length).raw(bytes);
        }

        Writer text(String text) {
            return string(text.getBytes(StandardCharsets.UTF_8));
        }

        Writer integer(BigInteger number) {
            return string(number.signum() == 0 ? new byte[0] : number.toByteArray());
        }

        byte[] bytes() {
            return data.toByteArray();
        }
    }
}
