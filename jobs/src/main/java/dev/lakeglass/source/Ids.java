package dev.lakeglass.source;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Trace and span ids in one spelling: lower-case hex; all zeros and nothing mean "none". */
final class Ids {
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  private Ids() {}

  static String traceId(String raw) {
    return id(raw, TRACE_BYTES);
  }

  static String spanId(String raw) {
    return id(raw, SPAN_BYTES);
  }

  private static String id(String raw, int bytes) {
    if (isZero(raw)) {
      return "";
    }
    if (isHex(raw)) {
      return raw.toLowerCase(Locale.ROOT);
    }
    return raw.endsWith("=") ? fromBase64(raw, bytes) : raw;
  }

  /** Generic printers of protobuf write ids as base64; anything else is an opaque id. */
  private static String fromBase64(String raw, int bytes) {
    try {
      byte[] decoded = Base64.getDecoder().decode(raw);
      if (decoded.length != bytes) {
        return raw;
      }
      String hex = HexFormat.of().formatHex(decoded);
      return isZero(hex) ? "" : hex;
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }

  private static boolean isZero(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (Character.digit(raw.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
