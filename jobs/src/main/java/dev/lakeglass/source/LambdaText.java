package dev.lakeglass.source;

import dev.lakeglass.span.RawRecord;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logs of AWS Lambda as text, of which the {@code REPORT} line tells of the invocation; other lines
 * of a Lambda function say nothing that a table holds.
 */
final class LambdaText extends TextFormat {
  private static final Pattern REQUEST_ID = Pattern.compile("RequestId: ([0-9a-fA-F-]{36})");
  private static final Pattern DURATION = Pattern.compile("Duration: ([0-9.]{1,15}) ms");
  private static final Pattern TRACE_ID =
      Pattern.compile("XRAY TraceId: (1-[0-9a-f]{8}-[0-9a-f]{24})");
  private static final Pattern SEGMENT = Pattern.compile("SegmentId: ([0-9a-f]{16})");
  private static final Pattern TIME =
      Pattern.compile("^(\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,15}Z)[\\s\\t]");

  @Override
  public String name() {
    return "lambda";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    String text = start.text();
    return start.encoding() == DocumentStart.Encoding.TEXT
        && (text.contains("RequestId: ")
            || text.startsWith("INIT_START")
            || text.startsWith("EXTENSION"));
  }

  @Override
  List<? extends RawRecord> records(String line, Envelope envelope) {
    Matcher requestId = REQUEST_ID.matcher(line);
    Matcher duration = DURATION.matcher(line);
    boolean isReport = line.contains("REPORT RequestId:") && requestId.find() && duration.find();
    Matcher time = TIME.matcher(line);
    long end = time.find() ? Times.parse(time.group(1)) : envelope.timeNanos();
    if (!isReport || end <= 0) {
      return LambdaJson.OTHER_LINES;
    }
    Matcher trace = TRACE_ID.matcher(line);
    Matcher segment = SEGMENT.matcher(line);
    long nanos = Math.round(Double.parseDouble(duration.group(1)) * 1e6);
    return List.of(
        LambdaJson.invocation(
                requestId.group(1),
                trace.find() ? "Root=" + trace.group(1) : "",
                segment.find() ? segment.group(1) : "",
                envelope)
            .during(end - nanos, end)
            .build());
  }
}
