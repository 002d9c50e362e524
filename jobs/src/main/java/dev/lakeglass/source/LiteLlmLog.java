package dev.lakeglass.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Evidence;
import dev.lakeglass.span.RawSpan.Kind;
import dev.lakeglass.span.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * LiteLLM's standard logging payload: one object per attempt; {@code trace_id} groups the attempts
 * (retries and fallbacks) of one request.
 */
final class LiteLlmLog extends TreeFormat {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  @Override
  public String name() {
    return "litellm";
  }

  @Override
  public boolean recognises(DocumentStart start) {
    return start.has("call_type", "startTime") || start.has("call_type", "response_cost");
  }

  @Override
  List<RawRecord> records(JsonNode log, Envelope envelope) {
    String id = Json.text(log, "id", "call_id", "litellm_call_id");
    long start = Times.of(log, "startTime", NANOS_PER_SECOND);
    if (id.isEmpty()) {
      return List.of(new Rejected("missing_request_id", "expected \"id\" in the record"));
    }
    if (start <= 0) {
      return List.of(new Rejected("missing_start_time", "expected \"startTime\" in the record"));
    }
    JsonNode metadata = log.path("metadata");
    RawSpan.Builder span = builder(log, metadata, id);
    error(log, span);
    List<RawRecord> records = new ArrayList<>();
    long end = Math.max(start, Times.of(log, "endTime", NANOS_PER_SECOND));
    RawSpan call =
        span.evidence(Evidence.CALL_LOG)
            .name("litellm " + Json.text(log, "call_type"))
            .kind(Kind.CLIENT)
            .during(start, end)
            .with(call(log))
            .with("gen_ai.response.id", Json.text(log, "id"))
            .with("gen_ai.response.time_to_first_chunk", firstChunk(log, start, end))
            .with("litellm.call_id", Json.text(log, "call_id", "litellm_call_id"))
            .with("litellm.response_cost", Json.number(log, "response_cost"))
            .with("lakeglass.cache.hit", Json.text(log, "cache_hit"))
            .build();
    records.add(call);
    records.addAll(searches(metadata, call));
    records.addAll(toolCall(metadata, call));
    return records;
  }

  private static RawSpan.Builder builder(JsonNode log, JsonNode metadata, String id) {
    String group = Json.text(log, "trace_id");
    String traceId = Ids.traceId(group);
    String spanId =
        Ids.derivedSpanId("litellm", Json.text(log, "call_id", "litellm_call_id") + "/" + id);
    RawSpan.Builder span =
        Ids.isW3c(traceId)
            ? RawSpan.of(traceId, spanId)
            : RawSpan.of(Ids.derivedTraceId("litellm", group.isEmpty() ? id : group), spanId);
    if (!Ids.isW3c(traceId) || !group.equals(traceId)) {
      span.withoutTraceId();
    }
    JsonNode requester = metadata.path("requester_metadata");
    JsonNode prompt = metadata.path("prompt_management_metadata");
    return span.with(
            "user.id",
            known(
                Json.text(log, "end_user"),
                Json.text(metadata, "user_api_key_end_user_id", "user_api_key_user_id")))
        .with("tenant.id", Json.text(metadata, "user_api_key_team_id", "user_api_key_org_id"))
        .with("session.id", Json.text(requester, "session_id", "conversation_id"))
        .with(
            "gen_ai.prompt.name",
            known(Json.text(prompt, "prompt_id"), Json.text(requester, "prompt_name")))
        .with("gen_ai.prompt.version", Json.text(requester, "prompt_version"))
        .with("http.route", Json.text(requester, "route"))
        .from("service.name", Json.text(requester, "application", "service_name"))
        .from("service.version", Json.text(requester, "release"))
        .from("deployment.environment.name", Json.text(requester, "environment"));
  }

  private static String known(String first, String second) {
    return first.isEmpty() ? second : first;
  }

  private static Map<String, Object> call(JsonNode log) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("gen_ai.operation.name", operation(Json.text(log, "call_type")));
    attributes.put("gen_ai.provider.name", Json.text(log, "custom_llm_provider"));
    String model = Json.text(log, "model");
    attributes.put("gen_ai.request.model", known(Json.text(log, "model_group"), model));
    attributes.put("gen_ai.response.model", model);
    JsonNode messages = Json.structure(log, "messages");
    attributes.put("gen_ai.input.messages", Json.value(messages));
    ProviderBodies.request(Json.structure(log, "model_parameters"), attributes);
    JsonNode response = Json.structure(log, "response");
    ProviderBodies.response(response, attributes);
    ProviderBodies.usage(log.path("metadata").path("usage_object"), attributes);
    attributes.put("gen_ai.usage.input_tokens", tokens(log, "prompt_tokens"));
    attributes.put("gen_ai.usage.output_tokens", tokens(log, "completion_tokens"));
    attributes.put("gen_ai.operation.name", operation(Json.text(log, "call_type")));
    attributes.values().removeIf(value -> value == null || value.equals(""));
    return attributes;
  }

  /** A failed call counts nothing; LiteLLM then writes 0. */
  private static Long tokens(JsonNode log, String field) {
    boolean isFailed = Json.text(log, "status").equals("failure");
    Long count = Json.whole(log, field);
    return isFailed && count != null && count == 0 ? null : count;
  }

  private static String operation(String callType) {
    if (callType.contains("embedding")) {
      return "embeddings";
    }
    return callType.contains("text_completion") ? "text_completion" : "chat";
  }

  private static Double firstChunk(JsonNode log, long start, long end) {
    long first = Times.of(log, "completionStartTime", NANOS_PER_SECOND);
    boolean isStreamed = log.path("stream").asBoolean(false) && first > start && first <= end;
    return isStreamed ? (first - start) / 1e9 : null;
  }

  private static void error(JsonNode log, RawSpan.Builder span) {
    JsonNode error = log.path("error_information");
    if (Json.text(log, "status").equals("failure")) {
      String code = known(Json.text(error, "error_code"), Json.text(error, "error_class"));
      span.failed(known(Json.text(error, "error_message"), Json.text(log, "error_str")))
          .with("error.type", code.isEmpty() ? "error" : code);
    }
  }

  private static List<RawRecord> searches(JsonNode metadata, RawSpan call) {
    List<RawRecord> searches = new ArrayList<>();
    for (JsonNode search : metadata.path("vector_store_request_metadata")) {
      long start = Times.of(search, "start_time", NANOS_PER_SECOND);
      long from = start > 0 ? start : call.startNanos();
      searches.add(
          beside(call, "search" + searches.size())
              .name("retrieval")
              .kind(Kind.CLIENT)
              .during(from, Math.max(from, Times.of(search, "end_time", NANOS_PER_SECOND)))
              .with("gen_ai.operation.name", "retrieval")
              .with("gen_ai.data_source.id", Json.text(search, "vector_store_id"))
              .with("gen_ai.retrieval.query.text", Json.text(search, "query"))
              .with(
                  "gen_ai.retrieval.documents",
                  documents(search.path("vector_store_search_response").path("data")))
              .build());
    }
    return searches;
  }

  private static List<Object> documents(JsonNode data) {
    List<Object> documents = new ArrayList<>();
    for (JsonNode hit : data) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("id", Json.text(hit, "file_id", "filename", "id"));
      document.put("content", Json.text(hit.path("content").path(0), "text"));
      document.put("score", Json.value(hit.path("score")));
      documents.add(document);
    }
    return documents;
  }

  private static List<RawRecord> toolCall(JsonNode metadata, RawSpan call) {
    JsonNode tool = metadata.path("mcp_tool_call_metadata");
    if (!tool.isObject()) {
      return List.of();
    }
    return List.of(
        beside(call, "tool")
            .name("execute_tool " + Json.text(tool, "name"))
            .during(call.startNanos(), call.endNanos())
            .with("gen_ai.operation.name", "execute_tool")
            .with("gen_ai.tool.name", Json.text(tool, "name"))
            .with("gen_ai.tool.call.arguments", Json.text(tool, "arguments"))
            .with("gen_ai.tool.call.result", Json.text(tool, "result"))
            .build());
  }

  private static RawSpan.Builder beside(RawSpan call, String what) {
    RawSpan.Builder span =
        RawSpan.of(call.traceId(), Ids.derivedSpanId(what, call.spanId()))
            .parent(call.spanId())
            .from(call.resource());
    return call.isTraceIdKnown() ? span : span.withoutTraceId();
  }
}
