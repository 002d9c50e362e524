package dev.lakeglass.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lakeglass.redact.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Raw logs of one day with every canary in every place in which a text can come. */
final class CanaryLogs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final long startNanos;
  private final LocalDate day;

  CanaryLogs(LocalDate day) {
    this.day = day;
    this.startNanos = day.atTime(12, 0).toEpochSecond(ZoneOffset.UTC) * SECOND_NANOS;
  }

  /** Writes {@code traces.json} and {@code feedback.jsonl}, each with broken lines at its end. */
  void write(Path folder, List<Canary> canaries) throws IOException {
    List<String> traces = new ArrayList<>();
    List<String> feedback = new ArrayList<>();
    for (int i = 0; i < canaries.size(); i++) {
      String trace = trace(i, canaries.get(i));
      String label = feedback(i, canaries.get(i));
      traces.add(trace);
      feedback.add(label);
      feedback.add(label.substring(0, label.length() - 2));
      feedback.add(JSON.writeValueAsString(canaries.get(i).sentence()));
    }
    Files.createDirectories(folder);
    Files.write(folder.resolve("traces.json"), traces);
    Files.write(folder.resolve("feedback.jsonl"), feedback);
    Files.writeString(folder.resolve("broken.json"), traces.get(0).replace("}", ""));
  }

  private String trace(int number, Canary canary) throws IOException {
    String text = canary.sentence();
    ObjectNode root = JSON.createObjectNode();
    ObjectNode resource = root.putArray("resourceSpans").addObject();
    attributes(
        resource.putObject("resource"),
        "service.name",
        "canary-app",
        "service.version",
        text,
        "deployment.environment.name",
        text,
        "host.description",
        text);
    ArrayNode spans = resource.putArray("scopeSpans").addObject().putArray("spans");
    String entry = spanId(number, 0);
    ObjectNode server =
        span(spans, number, 0, "", "GET /canary " + text, 2, "http.request.method", "GET");
    attributes(
        server,
        "http.route",
        number % 2 == 0 ? "/canary" : text,
        "url.full",
        "https://canary.example/path?q=" + text.replace(' ', '+'),
        "tenant.id",
        text,
        "session.id",
        text,
        "http.request.header.x-request-id",
        text,
        "lakeglass.dataset.version",
        text,
        "note." + text,
        text);
    event(server, "exception", "exception.type", text, "exception.message", text);
    event(
        server,
        "feature_flag.evaluation",
        "feature_flag.key",
        text,
        "feature_flag.result.variant",
        text);
    server.putObject("status").put("code", 2).put("message", text);
    String message = "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":%s}]}]";
    String quoted = JSON.writeValueAsString(text);
    String call =
        "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":%s},{\"type\":\"tool_call\",\"id\":\"c1\",\"name\":\"find\",\"arguments\":{\"q\":%s}}],\"finish_reason\":\"stop\"}]"
            .formatted(quoted, quoted);
    span(
        spans,
        number,
        1,
        entry,
        "chat",
        3,
        "gen_ai.operation.name",
        "chat",
        "gen_ai.provider.name",
        text,
        "gen_ai.request.model",
        text,
        "gen_ai.prompt.name",
        text,
        "gen_ai.prompt.version",
        text,
        "gen_ai.system_instructions",
        "[{\"type\":\"text\",\"content\":%s}]".formatted(quoted),
        "gen_ai.input.messages",
        message.formatted(quoted),
        "gen_ai.output.messages",
        call,
        "gen_ai.tool.definitions",
        "[{\"name\":\"find\",\"description\":%s}]".formatted(quoted),
        "gen_ai.response.id",
        text);
    span(
        spans,
        number,
        2,
        entry,
        "search",
        3,
        "gen_ai.operation.name",
        "retrieval",
        "gen_ai.retrieval.query.text",
        text,
        "gen_ai.data_source.id",
        text,
        "gen_ai.retrieval.documents",
        "[{\"id\":%s,\"content\":%s,\"version\":%s}]".formatted(quoted, quoted, quoted));
    span(
        spans,
        number,
        3,
        entry,
        "execute_tool find",
        3,
        "gen_ai.operation.name",
        "execute_tool",
        "gen_ai.tool.name",
        text,
        "gen_ai.tool.call.id",
        text,
        "gen_ai.tool.call.arguments",
        "{\"q\":%s}".formatted(quoted),
        "gen_ai.tool.call.result",
        text,
        "error.type",
        text);
    return JSON.writeValueAsString(root);
  }

  private String feedback(int number, Canary canary) throws IOException {
    String text = canary.sentence();
    ObjectNode line = JSON.createObjectNode();
    line.put("feedback_id", "f" + number + " " + text);
    line.put("ts", day + "T12:30:00Z");
    line.put("kind", "explicit");
    line.put("name", number % 2 == 0 ? "correction" : text);
    line.put("label", text);
    line.put(number % 2 == 0 ? "comment" : "correction", text);
    line.putObject("target").put("trace_id", traceId(number)).put("session_id", text);
    line.putObject("source").put("service", text);
    line.put("tenant_id", text);
    return JSON.writeValueAsString(line);
  }

  private ObjectNode span(
      ArrayNode spans,
      int number,
      int place,
      String parent,
      String name,
      int kind,
      String... attributes) {
    ObjectNode span = spans.addObject();
    span.put("traceId", traceId(number));
    span.put("spanId", spanId(number, place));
    span.put("parentSpanId", parent);
    span.put("name", name);
    span.put("kind", kind);
    span.put("startTimeUnixNano", String.valueOf(startNanos + place * SECOND_NANOS));
    span.put("endTimeUnixNano", String.valueOf(startNanos + (5 - place) * SECOND_NANOS));
    attributes(span, attributes);
    return span;
  }

  private static void event(ObjectNode span, String name, String... attributes) {
    ObjectNode event = span.withArray("events").addObject();
    event.put("name", name);
    attributes(event, attributes);
  }

  private static void attributes(ObjectNode owner, String... namesAndValues) {
    ArrayNode attributes = owner.withArray("attributes");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      ObjectNode attribute = attributes.addObject();
      attribute.put("key", namesAndValues[i]);
      attribute.putObject("value").put("stringValue", namesAndValues[i + 1]);
    }
  }

  private static String traceId(int number) {
    return String.format(Locale.ROOT, "%032x", 0xCA4A_0000L + number);
  }

  private static String spanId(int number, int place) {
    return String.format(Locale.ROOT, "%016x", 0xCA4A_0000L + number * 16L + place);
  }
}
