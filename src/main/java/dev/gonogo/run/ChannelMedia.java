package dev.gonogo.run;

import dev.gonogo.model.Channel;
import dev.gonogo.model.HttpCall;
import dev.gonogo.plan.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives one message to each kind of medium, and tells how it arrived. */
final class ChannelMedia implements Channel.Media<String> {

    private final Run run;
    private final Channel channel;
    private final Filling filling;
    private final String text;

    ChannelMedia(Run run, Channel channel, Filling filling, String text) {
        this.run = run;
        this.channel = channel;
        this.filling = filling;
        this.text = text;
    }

    /** @throws NotDelivered when it did not arrive */
    String deliver() {
        try {
            return channel.medium().as(this);
        } catch (NoAnswer none) {
            throw new NotDelivered(none.getMessage());
        } catch (SecretMissing missing) {
            throw new NotDelivered(missing.getMessage());
        }
    }

    /** The event that says so is what shows it. */
    @Override
    public String console(Channel.Console medium) {
        return "shown";
    }

    @Override
    public String file(Channel.File medium) {
        var file = run.runbook().folder().resolve(medium.path());
        try {
            Files.writeString(
                    file,
                    "%s %s%n%s%n%n".formatted(filling.time(), run.id(), text),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return "written to " + medium.path();
        } catch (IOException refused) {
            throw new NotDelivered("`%s` cannot be written: %s".formatted(medium.path(), refused));
        }
    }

    @Override
    public String webhook(Channel.Webhook medium) {
        var answer = new HttpExchange(run, post(medium), channel.timeout()).send();
        if (answer.status() / 100 != 2) {
            throw new NotDelivered(
                    "status %d: %s".formatted(answer.status(), answer.body().strip()));
        }
        return "status " + answer.status();
    }

    private HttpCall post(Channel.Webhook medium) {
        return new HttpCall(
                channel.at(),
                "POST",
                medium.address(),
                List.of(new HttpCall.Header("Content-Type", "application/json; charset=utf-8", Optional.empty())),
                Optional.of(Json.line(Map.of("text", text))),
                List.of(),
                List.of(),
                List.of(),
                1,
                Optional.<Duration>empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String email(Channel.Email medium) {
        var subject = filling.fill(new dev.gonogo.model.Message(channel.at(), medium.subject()));
        new Mail(medium, medium.password().map(run::secret), channel.timeout())
                .send(run.secrets().mask(subject), text, run.clock().instant());
        return "taken by " + medium.server();
    }
}
