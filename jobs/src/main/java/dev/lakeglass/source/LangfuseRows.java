package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.Observation;
import dev.lakeglass.span.RawFeedback;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.RawSpan.Status;
import dev.lakeglass.span.Rejected;
import dev.lakeglass.span.RequestParameters;
import dev.lakeglass.span.SplitUsage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Traces, observations and scores of Langfuse, in the spelling of its export or of its API. */
final class LangfuseRows {
  private static final Map<String, String> OPERATIONS =
      Map.of(
          "GENERATION", "chat",
          "EMBEDDING", "embeddings",
          "RETRIEVER", "retrieval",
          "TOOL", "execute_tool",
          "AGENT", "invoke_agent",
          "CHAIN", "invoke_workflow",
          "GUARDRAIL", "guardrail");

  private LangfuseRows() {}

  /**
   * @param trace the trace of the observation, for what it alone says; may be empty
   */
  static RawRecord observation(JsonNode row, JsonNode trace) {
    String traceId = Ids.traceId(Json.text(row, "trace_id", "traceId"));
    String spanId = Ids.spanId(Json.text(row, "id"));
    long start = time(row, "start_time", "startTime");
    if (traceId.isEmpty() || spanId.isEmpty()) {
      return new Rejected("missing_trace_id", "expected \"id\" and \"trace_id\" in the row");
    }
    if (start <= 0) {
      return new Rejected("missing_start_time", "expected \"start_time\" in the row");
    }
    String name = Json.text(row, "name");
    String operation = OPERATIONS.get(Json.text(row, "type").toUpperCase(Locale.ROOT));
    boolean isError = Json.text(row, "level").equals("ERROR");
    return RawSpan.of(traceId, spanId)
        .parent(Ids.spanId(Json.text(row, "parent_observation_id", "parentObservationId")))
        .name(name)
        .during(start, time(row, "end_time", "endTime"))
        .status(
            isError ? Status.ERROR : Status.UNSET,
            Json.text(row, "status_message", "statusMessage"))
        .with(details(row, start))
        .with(
            Observation.content(
                operation,
                name,
                Json.value(Json.structure(row, "input")),
                Json.value(Json.structure(row, "output"))))
        .with("gen_ai.operation.name", operation == null ? "other" : operation)
        .with("user.id", of(row, trace, "user_id", "userId"))
        .with("session.id", of(row, trace, "session_id", "sessionId"))
        .from("service.name", of(row, trace, "trace_name", "traceName", "name"))
        .from("service.version", of(row, trace, "release", "release"))
        .from("deployment.environment.name", of(row, trace, "environment", "environment"))
        .build();
  }

  /** What the row says, else what the trace says. */
  private static String of(
      JsonNode row, JsonNode trace, String snake, String camel, String... own) {
    String ofRow = Json.text(row, snake, camel);
    String ofTrace = Json.text(trace, snake, camel);
    return !ofRow.isEmpty() ? ofRow : !ofTrace.isEmpty() ? ofTrace : Json.text(trace, own);
  }

  private static Map<String, Object> details(JsonNode row, long start) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put(
        "gen_ai.request.model",
        Json.text(row, "provided_model_name", "providedModelName", "model"));
    attributes.put("gen_ai.prompt.name", Json.text(row, "prompt_name", "promptName"));
    attributes.put("gen_ai.prompt.version", Json.text(row, "prompt_version", "promptVersion"));
    for (String field : new String[] {"model_parameters", "modelParameters"}) {
      RequestParameters.read(Json.structure(row, field), attributes);
    }
    for (String field : new String[] {"usage_details", "usageDetails"}) {
      attributes.putAll(SplitUsage.read(Json.structure(row, field)));
    }
    long first = time(row, "completion_start_time", "completionStartTime");
    if (first > start) {
      attributes.put("gen_ai.response.time_to_first_chunk", (first - start) / 1e9);
    }
    JsonNode tools =
        row.has("tool_definitions")
            ? Json.structure(row, "tool_definitions")
            : Json.structure(row, "toolDefinitions");
    if (tools.isContainerNode() && !tools.isEmpty()) {
      attributes.put("gen_ai.tool.definitions", tools);
    }
    attributes.values().removeIf(value -> value == null || value.equals(""));
    return attributes;
  }

  /** A trace as the span by which its request entered. */
  static RawRecord trace(JsonNode row) {
    String traceId = Ids.traceId(Json.text(row, "id"));
    long at = time(row, "timestamp", "timestamp");
    if (traceId.isEmpty()) {
      return new Rejected("missing_trace_id", "expected \"id\" in the row");
    }
    if (at <= 0) {
      return new Rejected("missing_start_time", "expected \"timestamp\" in the row");
    }
    return RawSpan.of(traceId, Ids.derivedSpanId("langfuse_trace", traceId))
        .name(Json.text(row, "name"))
        .kind(Kind.SERVER)
        .during(at, at)
        .with("user.id", Json.text(row, "user_id", "userId"))
        .with("session.id", Json.text(row, "session_id", "sessionId"))
        .from("service.name", Json.text(row, "name"))
        .from("service.version", Json.text(row, "release"))
        .from("deployment.environment.name", Json.text(row, "environment"))
        .build();
  }

  static RawRecord score(JsonNode row) {
    String traceId = Ids.traceId(Json.text(row, "trace_id", "traceId"));
    String sessionId = Json.text(row, "session_id", "sessionId");
    long at = time(row, "timestamp", "timestamp");
    if (traceId.isEmpty() && sessionId.isEmpty()) {
      return new Rejected("missing_target", "expected \"trace_id\" or \"session_id\" in the score");
    }
    if (Json.text(row, "name").isEmpty()) {
      return new Rejected("missing_name", "expected \"name\"");
    }
    if (at <= 0) {
      return new Rejected("missing_time", "expected \"timestamp\" in the score");
    }
    String type = Json.text(row, "data_type", "dataType");
    boolean isNumber = !type.equals("CATEGORICAL") && !type.equals("TEXT");
    Double value = isNumber ? Json.number(row, "value") : null;
    String source = Json.text(row, "source");
    return new RawFeedback(
        Json.text(row, "id"),
        Instant.ofEpochSecond(0, at),
        traceId,
        Ids.spanId(Json.text(row, "observation_id", "observationId")),
        sessionId,
        source.equals("API") ? "explicit" : "review",
        Json.text(row, "name"),
        value == null ? OptionalDouble.empty() : OptionalDouble.of(value),
        optional(Json.text(row, "string_value", "stringValue")),
        optional(Json.text(row, "comment")),
        Json.text(row, "author_user_id", "authorUserId"),
        switch (source) {
          case "ANNOTATION" -> "reviewer";
          case "EVAL" -> "judge";
          default -> "user";
        },
        "",
        Json.text(row, "environment"),
        "",
        "",
        "");
  }

  private static Optional<String> optional(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static long time(JsonNode row, String snake, String camel) {
    long time = Times.of(row, snake, 1);
    return time > 0 ? time : Times.of(row, camel, 1);
  }
}
