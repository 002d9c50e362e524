package dev.lakeglass.source.spark;

import java.io.IOException;

/** The storage failed while a raw object was read; its content is not to blame. */
public final class UnreadableObjectException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableObjectException(String path, IOException cause) {
    super("Cannot read " + path + ": " + cause.getMessage(), cause);
  }
}
