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
    private String prompt = "> ";
    private String shown = "";
    private boolean reading;
    private volatile boolean closed;

    LineDisplay(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Line read() {
        synchronized (this) {
            reading = true;
            show(prompt);
        }
        return line();
    }

    @Override
    public Line ask(String label) {
        synchronized (this) {
            show("  " + label + " > ");
        }
        return line();
    }

    private Line line() {
        try {
            var line = closed ? null : in.readLine();
            synchronized (this) {
                reading = false;
                shown = "";
            }
            return line == null || closed ? Line.ENDED : Line.typed(line);
        } catch (IOException gone) {
            return Line.ENDED;
        }
    }

    private void show(String text) {
        if (!shown.isEmpty()) {
            out.println();
        }
        shown = text;
        out.print(text);
        out.flush();
    }

    @Override
    public synchronized void above(String text) {
        if (!shown.isEmpty()) {
            out.println();
            shown = "";
        }
        out.println(Plain.text(text));
        out.flush();
    }

    /** What is printed is printed: it is said again only when somebody is waited for. */
    @Override
    public synchronized void prompt(String text, boolean waits) {
        prompt = Plain.text(text);
        if (waits && reading && !prompt.equals(shown)) {
            show(prompt);
        }
    }

    @Override
    public void status(List<String> lines) {}

    @Override
    public boolean interrupt() {
        return false;
    }

    @Override
    public void resumed() {}

    @Override
    public void whileAway(Runnable work) {
        work.run();
    }

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
        if (!shown.isEmpty()) {
            out.println();
        }
        out.flush();
    }
}
