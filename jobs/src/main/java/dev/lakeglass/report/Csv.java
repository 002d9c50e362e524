package dev.lakeglass.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comma-separated values as RFC 4180 has them: CRLF, a header, quotes where needed.
 *
 * <p>A text that a spreadsheet would run as a formula ({@code =}, {@code +}, {@code -}, {@code @},
 * tab or carriage return first) gets an apostrophe before it, as OWASP advises; numbers do not.
 */
final class Csv {
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private Csv() {}

  static String write(List<String> header, List<List<Object>> rows) {
    StringBuilder text = new StringBuilder();
    appendLine(text, List.copyOf(header));
    rows.forEach(row -> appendLine(text, row));
    return text.toString();
  }

  private static void appendLine(StringBuilder text, List<?> values) {
    text.append(values.stream().map(Csv::field).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String field(Object value) {
    String text = plain(value);
    return NEEDS_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static String plain(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Collection<?> values) {
      return guarded(values.stream().map(String::valueOf).collect(Collectors.joining("; ")));
    }
    return guarded(value.toString());
  }

  private static String guarded(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
