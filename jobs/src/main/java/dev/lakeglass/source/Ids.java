package dev.lakeglass.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Trace and span ids in one spelling: lower-case hex; all zeros and nothing mean "none". Ids of AWS
 * X-Ray and UUIDs become the 32 digits of a W3C trace id; what is no hex at all stays as it is.
 */
final class Ids {
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  private Ids() {}

  private static final Pattern XRAY = Pattern.compile("1-([0-9a-fA-F]{8})-([0-9a-fA-F]{24})");
  private static final Pattern UUID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final Pattern HEADER_ROOT = Pattern.compile("(?:^|[;\\s])Root=([^;\\s]+)");
  private static final Pattern HEADER_PARENT = Pattern.compile("(?:^|[;\\s])Parent=([^;\\s]+)");
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}.*");

  static String traceId(String raw) {
    if (raw.indexOf('-') < 0) {
      return id(raw, TRACE_BYTES);
    }
    Matcher xray = XRAY.matcher(raw);
    if (xray.matches()) {
      return id(xray.group(1) + xray.group(2), TRACE_BYTES);
    }
    return UUID.matcher(raw).matches()
        ? id(raw.replace("-", ""), TRACE_BYTES)
        : id(raw, TRACE_BYTES);
  }

  /** The trace id in a header of X-Ray or W3C, or a bare id; empty if there is none. */
  static String traceIdOfHeader(String header) {
    Matcher root = HEADER_ROOT.matcher(header);
    if (root.find()) {
      return traceId(root.group(1));
    }
    Matcher traceParent = TRACE_PARENT.matcher(header);
    return traceId(traceParent.matches() ? traceParent.group(1) : header);
  }

  /** The span id in a header of X-Ray or W3C; empty if there is none. */
  static String parentOfHeader(String header) {
    Matcher parent = HEADER_PARENT.matcher(header);
    if (parent.find()) {
      return spanId(parent.group(1));
    }
    Matcher traceParent = TRACE_PARENT.matcher(header);
    return traceParent.matches() ? spanId(traceParent.group(2)) : "";
  }

  /** Whether an id can be one of W3C, and so be shared with others who tell of the trace. */
  static boolean isW3c(String traceId) {
    return traceId.length() == 2 * TRACE_BYTES && isHex(traceId);
  }

  /** A trace id made of something else that identifies the request: the same for the same. */
  static String derivedTraceId(String kind, String identifier) {
    return hash(kind + "\u0000" + identifier, TRACE_BYTES);
  }

  static String derivedSpanId(String kind, String identifier) {
    return hash(kind + "\u0000" + identifier, SPAN_BYTES);
  }

  private static String hash(String text, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
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
