/** PostgreSQL as it is: sessions, identity, catalog, history, receipts, copies, and the embedded server. Knows nothing of runbooks. */
package dev.gonogo.postgres;
