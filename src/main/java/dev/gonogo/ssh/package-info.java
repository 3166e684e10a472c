/** SSH signatures in the format of `ssh-keygen -Y`: making them, checking them, and whose key is allowed to. */
package dev.gonogo.ssh;
