package dev.gonogo.cli.console;

import dev.gonogo.model.Durations;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.postgres.Vitals;
import dev.gonogo.trail.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The foot of the screen: where the run is, what runs and how far it has come, the window and the clock. */
final class StatusBar {

    private static final int BAR = 20;

    private final Desk desk;

    StatusBar(Desk desk) {
        this.desk = desk;
    }

    /** Of the same number of lines always, so that nothing jumps. */
    List<String> lines() {
        if (!desk.isOpen()) {
            return List.of(desk.marks().bar(" looks at the target "), " ");
        }
        var lines = new ArrayList<String>();
        lines.add(desk.marks().bar(where()));
        lines.add(doing());
        return lines;
    }

    private String where() {
        var times = new Times(desk.controls());
        var plan = desk.controls().plan();
        var parts = new ArrayList<String>();
        parts.add(desk.track().at().map(Briefing::where).orElse(plan.title()));
        parts.add("%d/%d".formatted(desk.track().done(), plan.steps().size()));
        parts.add(plan.target().name());
        times.minutesLeft().map("window %d min"::formatted).ifPresent(parts::add);
        desk.vitals().map(StatusBar::told).ifPresent(parts::add);
        parts.add(times.clock());
        return " " + String.join(" " + desk.marks().part() + " ", parts) + " ";
    }

    /** Lock waits are worth a word only when there are some. */
    private static String told(Vitals vitals) {
        return (vitals.lockWaits() == 0 ? "" : vitals.lockWaits() + " wait for locks, ")
                + "%d/%d conns".formatted(vitals.connections(), vitals.mostConnections());
    }

    private String doing() {
        if (desk.question().isPresent()) {
            return " " + desk.marks().warn("waits for an answer");
        }
        if (desk.stepToBegin().isPresent()) {
            return " " + desk.marks().warn("waits for `next`");
        }
        return desk.track().running().map(this::running).orElse(" ");
    }

    private String running(Track.Running now) {
        var since = Duration.between(now.since(), desk.controls().clock().instant());
        var told = " %s %s".formatted(name(now.step()), Durations.text(since));
        if (!now.waitsFor().isEmpty()) {
            return told + " " + desk.marks().warn("waits " + now.waitsFor());
        }
        return told
                + now.progress().map(this::progress).orElse(now.statement().isEmpty() ? "" : "  " + now.statement());
    }

    private static String name(PlannedStep step) {
        return step.id();
    }

    private String progress(Event.Progressed progress) {
        if (progress.total() <= 0) {
            return String.format(Locale.ROOT, "  %,d %s %s", progress.done(), progress.unit(), progress.doing());
        }
        int percent = (int) Math.max(0, Math.min(100, 100 * progress.done() / progress.total()));
        return "  %s %d %%%s  %s"
                .formatted(
                        desk.marks().bar(percent * BAR / 100, BAR),
                        percent,
                        progress.millisecondsLeft() < 0
                                ? ""
                                : ", about " + Durations.text(Duration.ofMillis(progress.millisecondsLeft())) + " more"
                                        + pace(progress),
                        progress.doing());
    }

    /** How much a second, as the time that is left was reckoned. */
    private static String pace(Event.Progressed progress) {
        long left = Math.max(0, progress.total() - progress.done());
        return progress.millisecondsLeft() == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d %s/s", left * 1000 / progress.millisecondsLeft(), progress.unit());
    }
}
