/** What a runbook says: immutable records, each knowing its place in the file. No behaviour, no I/O. */
package dev.gonogo.model;
