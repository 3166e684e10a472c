package dev.gonogo.run;

/** A message did not arrive. */
final class NotDelivered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotDelivered(String message) {
        super(message);
    }
}
