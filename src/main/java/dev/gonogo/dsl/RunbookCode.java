package dev.gonogo.dsl;

import dev.gonogo.model.Runbook;
import java.util.Optional;

/** What a runbook's file compiles to. */
public interface RunbookCode {

    /** Lets the file say what it says; empty when it declares no runbook. What makes no sense is told to the source. */
    Optional<Runbook> read(RunbookSource source);
}
