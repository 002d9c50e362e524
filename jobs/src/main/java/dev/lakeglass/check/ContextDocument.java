package dev.lakeglass.check;

import static java.util.Objects.requireNonNull;

/** A passage the model was given. An empty id means the log has none. */
public record ContextDocument(String id, String content) {
  public ContextDocument {
    requireNonNull(id, "id is null");
    requireNonNull(content, "content is null");
  }
}
