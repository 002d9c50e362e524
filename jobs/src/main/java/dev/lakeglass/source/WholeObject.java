package dev.lakeglass.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** One message without any frame: the Collector's S3 exporter with {@code otlp_proto}. */
final class WholeObject implements Documents {
  private final BufferedInputStream in;
  private boolean isBegun;

  WholeObject(BufferedInputStream in) {
    this.in = in;
  }

  @Override
  public boolean next() throws IOException {
    if (isBegun) {
      return false;
    }
    isBegun = true;
    return true;
  }

  @Override
  public InputStream document() {
    return in;
  }

  @Override
  public long offset() {
    return 0;
  }

  @Override
  public byte[] head() {
    return new byte[0];
  }

  @Override
  public boolean isCutByTheEnd() {
    return true;
  }

  @Override
  public String framing() {
    return "one message";
  }
}
