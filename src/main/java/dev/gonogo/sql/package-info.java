/** SQL text: cut into statements as psql cuts it, and told apart by how they stand to a transaction. No connection. */
package dev.gonogo.sql;
