package dev.lakeglass.report;

import dev.lakeglass.report.data.ReportData;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of files and anchors, safe whatever an id contains. */
final class Links {
  private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private Links() {}

  /** Path of the page of a trace within the day's folder. */
  static String trace(String traceId) {
    return "traces/" + safe(traceId) + ".html";
  }

  static boolean hasPage(ReportData data, String traceId) {
    return data.traces().stream().anyMatch(trace -> trace.request().traceId().equals(traceId));
  }

  static String finding(String alertId) {
    return "finding-" + safe(alertId);
  }

  private static String safe(String id) {
    return SAFE_NAME.matcher(id).matches() ? id : "x-" + hash(id);
  }

  private static String hash(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
