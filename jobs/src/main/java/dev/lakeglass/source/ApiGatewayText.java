package dev.lakeglass.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lakeglass.source.DocumentStart.Encoding;
import dev.lakeglass.span.RawRecord;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Access logs of Amazon API Gateway in its two templates of text: the common log format and CSV,
 * both with the id of the request at the end. Other servers' access logs have none.
 */
final class ApiGatewayText extends TextFormat {
  private static final String ID = "([0-9a-fA-F-]{36}|[A-Za-z0-9_-]{10,40}={0,2})";
  private static final Pattern COMMON =
      Pattern.compile(
          "(\\S+) (\\S+) (\\S+) \\[([^\\]]{20,30})\\] ?\"(\\S+) (\\S+) [^\"]*\" (\\d{3}|-) (\\d+|-) "
              + ID
              + "(?: (\\S+))?");
  private static final Pattern CSV =
      Pattern.compile(
          "([^,]+),([^,]*),([^,]*),([^,]{20,30}),([A-Z]+),([^,]+),[^,]*,(\\d{3}|-),(\\d+|-),"
              + ID
              + "(?:,([^,]+))?");

  @Override
  public String name() {
    return "apigateway";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.encoding() == Encoding.TEXT && matcher(start.text()) != null;
  }

  @Override
  List<? extends RawRecord> records(String line, Envelope envelope) {
    Matcher fields = matcher(line);
    if (fields == null) {
      return List.of(ApiGatewayAccessLog.NO_REQUEST_ID);
    }
    ObjectNode log = JsonNodeFactory.instance.objectNode();
    log.put("requestTime", fields.group(4));
    log.put("httpMethod", fields.group(5));
    log.put("resourcePath", fields.group(6));
    log.put("status", fields.group(7));
    log.put("requestId", fields.group(9));
    if (fields.group(10) != null) {
      log.put("extendedRequestId", fields.group(10));
    }
    return new ApiGatewayAccessLog().records(log, envelope);
  }

  /** Null if the line is of neither template. */
  private static Matcher matcher(String text) {
    String line = text.strip();
    if (line.length() > 2_000) {
      return null;
    }
    Matcher common = COMMON.matcher(line);
    if (common.matches()) {
      return common;
    }
    Matcher csv = CSV.matcher(line);
    return csv.matches() ? csv : null;
  }
}
