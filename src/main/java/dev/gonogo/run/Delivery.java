package dev.gonogo.run;

/** What became of a message on one channel. @param told how it arrived, or why it did not */
record Delivery(String channel, boolean arrived, String told) {}
