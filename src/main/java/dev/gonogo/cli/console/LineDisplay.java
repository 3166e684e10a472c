package dev.gonogo.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** A terminal that can only print one line below the other. */
final class LineDisplay implements Display {

    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private final BufferedReader in;
    private final PrintWriter out;
    private volatile String prompt = "> ";
    private String waitingAt = "";
    private volatile boolean closed;

    LineDisplay(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Line read() {
        return line(prompt);
    }

    @Override
    public Line ask(String label) {
        return line("  " + label + " > ");
    }

    private Line line(String before) {
        wait(before);
        try {
            var line = closed ? null : in.readLine();
            wait("");
            return line == null || closed ? Line.ENDED : Line.typed(line);
        } catch (IOException gone) {
            return Line.ENDED;
        }
    }

    private synchronized void wait(String before) {
        waitingAt = before;
        out.print(before);
        out.flush();
    }

    @Override
    public synchronized void above(String text) {
        if (!waitingAt.isEmpty()) {
            out.println();
        }
        out.println(Plain.text(text));
        out.print(waitingAt);
        out.flush();
    }

    /** Counts from the next command on: what is printed is printed. */
    @Override
    public void prompt(String text) {
        prompt = Plain.text(text);
    }

    @Override
    public void status(List<String> lines) {}

    @Override
    public int columns() {
        return COLUMNS;
    }

    @Override
    public int rows() {
        return ROWS;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (!waitingAt.isEmpty()) {
            out.println();
        }
        out.flush();
    }
}
