/**
 * SQL text: cut into statements as psql cuts it, psql's own commands carried out, and told apart by how statements stand to a
 * transaction. No connection, no files.
 */
package dev.gonogo.sql;
