/** What is kept on disk so that the next start need not make it again. May be deleted at any time. */
package dev.gonogo.cache;
