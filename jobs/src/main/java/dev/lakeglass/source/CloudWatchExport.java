package dev.lakeglass.source;

import dev.lakeglass.source.DocumentStart.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of CloudWatch's export tasks: {@code 2026-11-22T10:00:00.123Z message}; each message is
 * read as what it is itself.
 */
final class CloudWatchExport implements SourceFormat {
  private static final int LONGEST_MESSAGE = 4 * 1024 * 1024;
  private static final Pattern STAMP =
      Pattern.compile("\\s*(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z) ");

  @Override
  public String name() {
    return "cloudwatch";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.encoding() == Encoding.TEXT && isStamped(start.text());
  }

  static boolean isStamped(CharSequence line) {
    return STAMP.matcher(line).lookingAt();
  }

  @Override
  public RecordReader open(InputStream document) throws IOException {
    String line = new String(document.readNBytes(LONGEST_MESSAGE), StandardCharsets.UTF_8);
    Matcher stamp = STAMP.matcher(line);
    long at = stamp.lookingAt() ? Times.parse(stamp.group(1)) : 0;
    String message = at > 0 ? line.substring(stamp.end()) : line;
    return CloudWatchLogs.message(message.strip(), new Envelope("", at));
  }
}
