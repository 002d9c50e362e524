package dev.lakeglass.report;

import java.nio.charset.StandardCharsets;

/**
 * A file of a report.
 *
 * @param path where it goes, relative to the folder of the day, with {@code /}
 * @param text its content, written as UTF-8
 */
public record Page(String path, String mediaType, String text) {
  static final String HTML = "text/html; charset=utf-8";
  static final String CSV = "text/csv; charset=utf-8";
  static final String JSON = "application/json";
  static final String MARKDOWN = "text/markdown; charset=utf-8";

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
