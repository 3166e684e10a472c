package dev.gonogo.cli.console;

import dev.gonogo.trail.ReportWriter;

/** `report`. */
final class ReportCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String does() {
        return "renders the report of the run as far as it is, and says where it lies";
    }

    @Override
    public void run(Desk desk, String said) {
        var folder = desk.controls().folder();
        var report = ReportWriter.writeAll(folder);
        desk.tell("%s so far%n%s"
                .formatted(report.verdict().text(), folder.report("html").toAbsolutePath()));
    }
}
