package dev.gonogo.run;

import dev.gonogo.model.Channel;
import dev.gonogo.model.Durations;
import dev.gonogo.model.Message;
import dev.gonogo.model.SourceName;
import dev.gonogo.trail.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells people something by the runbook's channels, by all at the same time, and by none for longer than it may take. */
final class Announcer {

    private final Run run;

    Announcer(Run run) {
        this.run = run;
    }

    /** @param of the step, or `run` @param to names of channels; empty: all */
    List<Delivery> tell(String of, Message message, List<SourceName> to, Filling filling) {
        keepSecret();
        var text = run.secrets().mask(filling.fill(message).strip());
        var names = to.stream().map(SourceName::name).toList();
        var sent = run.runbook().channels().stream()
                .filter(channel -> names.isEmpty() || names.contains(channel.name()))
                .map(channel -> begun(channel, filling, text))
                .toList();
        var deliveries = new ArrayList<Delivery>();
        for (Sent each : sent) {
            var delivery = each.await();
            deliveries.add(delivery);
            run.journal().append(event(of, each.channel(), text, delivery));
        }
        return deliveries;
    }

    /** Whether or not they have been needed yet. */
    private void keepSecret() {
        run.runbook().channels().stream()
                .flatMap(channel -> channel.medium().secret().stream())
                .flatMap(secret -> run.workplace().secret(secret.name()).stream())
                .forEach(run.secrets()::add);
    }

    private static Event event(String of, Channel channel, String text, Delivery delivery) {
        return new Event.Announced(
                of,
                channel.name(),
                channel.medium() instanceof Channel.Console,
                text,
                delivery.arrived(),
                delivery.told());
    }

    private record Sent(Channel channel, FutureTask<String> task, long begun) {

        Delivery await() {
            try {
                var left = channel.timeout().minus(Duration.ofNanos(System.nanoTime() - begun));
                return new Delivery(
                        channel.name(), true, task.get(Math.max(left.toMillis(), 0), TimeUnit.MILLISECONDS));
            } catch (TimeoutException late) {
                task.cancel(true);
                return new Delivery(
                        channel.name(), false, "it was not taken within " + Durations.text(channel.timeout()));
            } catch (ExecutionException failed) {
                return new Delivery(
                        channel.name(), false, String.valueOf(failed.getCause().getMessage()));
            } catch (InterruptedException stopped) {
                task.cancel(true);
                Thread.currentThread().interrupt();
                return new Delivery(channel.name(), false, "it was interrupted");
            }
        }
    }

    private Sent begun(Channel channel, Filling filling, String text) {
        var task = new FutureTask<>(() -> new ChannelMedia(run, channel, filling, text).deliver());
        var thread = new Thread(task, "announce " + channel.name());
        thread.setDaemon(true);
        var sent = new Sent(channel, task, System.nanoTime());
        thread.start();
        return sent;
    }
}
