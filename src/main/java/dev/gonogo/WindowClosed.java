package dev.gonogo;

/** The runbook's window does not allow a run to begin now. Nothing was done. */
public final class WindowClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WindowClosed(String why) {
        super(
                why
                        + "; nothing was done\n  hint: `gonogo plan` may be run at any time; a window that is wrong is mended in the runbook");
    }
}
