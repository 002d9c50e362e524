package dev.lakeglass.source;

/**
 * What a log service says of a message it delivers.
 *
 * @param group name of the log group; empty if unknown
 * @param timeNanos nanoseconds since the epoch; 0 if unknown
 */
record Envelope(String group, long timeNanos) {
  static final Envelope NONE = new Envelope("", 0);
}
