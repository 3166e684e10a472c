/** The console of a run: reading, completing, highlighting and printing at a terminal, and a class for each of its commands. */
package dev.gonogo.cli.console;
