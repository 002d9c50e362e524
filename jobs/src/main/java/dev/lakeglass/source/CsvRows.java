package dev.lakeglass.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rows of an exported table as CSV (RFC 4180), each as the JSON object that an export in JSON
 * would have: nested values are JSON in a text, an empty field is null.
 */
final class CsvRows implements Documents {
  private static final int LARGEST_ROW = 64 * 1024 * 1024;
  private static final int HEAD_BYTES = 2048;
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final BufferedInputStream in;
  private final List<String> header;
  private byte[] row = {};
  private boolean wasQuote;
  private long read;
  private long offset;

  CsvRows(BufferedInputStream in) throws IOException {
    this.in = in;
    this.header = fields();
  }

  /** Whether the first line names columns of an exported table. */
  static boolean isLikely(byte[] start) {
    String text = new String(start, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    if (end < 0) {
      return false;
    }
    List<String> names =
        Arrays.stream(text.substring(0, end).replace("\ufeff", "").split(",", -1))
            .map(name -> name.strip().replaceAll("^\"|\"$", ""))
            .toList();
    return names.size() > 4
        && names.stream().allMatch(name -> NAME.matcher(name).matches())
        && names.contains("id")
        && names.stream().anyMatch(Set.of("trace_id", "project_id", "bookmarked")::contains)
        && names.stream().anyMatch(Set.of("timestamp", "start_time")::contains);
  }

  @Override
  public boolean next() throws IOException {
    offset = read;
    List<String> fields = fields();
    while (fields.size() == 1 && fields.get(0).isBlank()) {
      offset = read;
      fields = fields();
    }
    if (fields.isEmpty()) {
      return false;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < Math.min(header.size(), fields.size()); i++) {
      String value = fields.get(i);
      object.put(header.get(i), value.isEmpty() ? null : value);
    }
    row = object.toString().getBytes(StandardCharsets.UTF_8);
    return true;
  }

  /** The fields of the next row; none at the end. */
  private List<String> fields() throws IOException {
    List<String> fields = new ArrayList<>();
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    boolean isQuoted = false;
    long size = 0;
    int b = read();
    while (b >= 0) {
      boolean isEnd = b == '\n' && !isQuoted;
      if (isEnd) {
        break;
      }
      if (b == '"') {
        isQuoted = !isQuoted;
        // two quotes within quotes are one
        if (isQuoted && wasQuote) {
          field.write('"');
        }
      } else if (b == ',' && !isQuoted) {
        fields.add(text(field));
      } else if (size < LARGEST_ROW) {
        field.write(b);
      }
      wasQuote = b == '"' && !isQuoted;
      size++;
      b = read();
    }
    wasQuote = false;
    if (isQuoted) {
      throw new EOFException("a quoted field is not closed");
    }
    if (b >= 0 || size > 0) {
      fields.add(text(field));
    }
    if (size > LARGEST_ROW) {
      throw new LimitedStream.LimitExceededException(LARGEST_ROW);
    }
    return fields;
  }

  private int read() throws IOException {
    int b = in.read();
    read += b < 0 ? 0 : 1;
    return b;
  }

  private static String text(ByteArrayOutputStream field) {
    String text = field.toString(StandardCharsets.UTF_8);
    field.reset();
    String line = text.startsWith("\ufeff") ? text.substring(1) : text;
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  @Override
  public InputStream document() {
    return new ByteArrayInputStream(row);
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public byte[] head() {
    return Arrays.copyOf(row, Math.min(row.length, HEAD_BYTES));
  }

  @Override
  public boolean isCutByTheEnd() {
    return false;
  }

  @Override
  public String framing() {
    return "rows of CSV";
  }
}
