package dev.gonogo.plan;

import dev.gonogo.sql.SqlScript;

/** A file of SQL that the runbook uses: relative path, SHA-256 of its bytes, its statements, and the text they are cut from. */
public record SqlFile(String path, String sha256, SqlScript script, String text) {}
