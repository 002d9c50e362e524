package dev.lakeglass.check;

import static java.util.Objects.requireNonNull;

/** A tool the model asked for, with its arguments as JSON text (empty if the log has none). */
public record RequestedToolCall(String name, String arguments) {
  public RequestedToolCall {
    requireNonNull(name, "name is null");
    requireNonNull(arguments, "arguments is null");
  }
}
