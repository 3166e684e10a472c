package dev.gonogo.plan;

import dev.gonogo.sql.SqlScript;

/** A file of SQL that the runbook uses: relative path, SHA-256 of its bytes, and its statements. */
public record SqlFile(String path, String sha256, SqlScript script) {}
