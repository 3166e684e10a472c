/** What was done: the journal, the evidence, the verdict computed from them, and the report. Reads and writes a run's folder, no database. */
package dev.gonogo.trail;
