/** The command line: commands, what they print, and the prompt at a terminal. */
package dev.gonogo.cli;
