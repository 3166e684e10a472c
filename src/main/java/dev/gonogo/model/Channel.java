package dev.gonogo.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A way to tell people something.
 *
 * @param timeout how long one message may take at most
 */
public record Channel(Place at, String name, Medium medium, Duration timeout) {

    /** By what it goes. */
    public sealed interface Medium {

        <R> R as(Media<R> media);

        /** What must not be read by those who are told. */
        default Optional<Secret> secret() {
            return Optional.empty();
        }
    }

    /** One answer per medium. */
    public interface Media<R> {

        R console(Console medium);

        R file(File medium);

        R webhook(Webhook medium);

        R email(Email medium);
    }

    /** Where the run's progress is shown. */
    public record Console() implements Medium {

        @Override
        public <R> R as(Media<R> media) {
            return media.console(this);
        }
    }

    /** The end of a file, relative to the runbook. */
    public record File(String path) implements Medium {

        @Override
        public <R> R as(Media<R> media) {
            return media.file(this);
        }
    }

    /** A webhook that takes `{"text": …}`, as Slack's and Mattermost's. */
    public record Webhook(HttpCall.Address address) implements Medium {

        @Override
        public <R> R as(Media<R> media) {
            return media.webhook(this);
        }

        @Override
        public Optional<Secret> secret() {
            return address.secret();
        }
    }

    /**
     * E-mail over SMTP.
     *
     * @param server as `smtp://host:587`, which encrypts by STARTTLS or does not send, or `smtps://host:465`
     * @param plain whether it may be sent without encryption
     */
    public record Email(
            String server,
            String from,
            List<String> to,
            String subject,
            Optional<String> user,
            Optional<Secret> password,
            boolean plain)
            implements Medium {

        public Email {
            to = List.copyOf(to);
        }

        @Override
        public <R> R as(Media<R> media) {
            return media.email(this);
        }

        @Override
        public Optional<Secret> secret() {
            return password;
        }
    }
}
