/** A real PostgreSQL without set-up: unpacked from Maven's archives, started for a run, and gone after it whatever happens. */
package dev.gonogo.postgres.embedded;
