package dev.lakeglass.span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** OpenLLMetry (Traceloop): {@code gen_ai.prompt.N.…}, {@code llm.…}, {@code traceloop.…}. */
final class OpenLlmetry implements Dialect {
  private static final Map<String, String> NAMES =
      Names.table(
          "traceloop.prompt.key", GenAi.PROMPT_NAME,
          "traceloop.prompt.version", GenAi.PROMPT_VERSION,
          "traceloop.prompt.version_name", GenAi.PROMPT_VERSION,
          "traceloop.association.properties.user_id", "user.id",
          "llm.user", "user.id",
          "traceloop.association.properties.session_id", "session.id",
          "traceloop.association.properties.chat_id", "session.id",
          "traceloop.association.properties.tenant_id", "tenant.id",
          "llm.request.functions", GenAi.TOOL_DEFINITIONS,
          "llm.response.id", GenAi.RESPONSE_ID,
          "gen_ai.response.stop_reason", GenAi.FINISH_REASONS);

  private static final Map<String, String> OPERATIONS =
      Names.table(
          "chat", "chat",
          "completion", "text_completion",
          "embedding", "embeddings",
          "rerank", "rerank",
          "workflow", "invoke_workflow",
          "task", "task",
          "agent", "invoke_agent",
          "tool", "execute_tool");

  @Override
  public String name() {
    return "openllmetry";
  }

  @Override
  public List<String> marks() {
    return List.of(
        "gen_ai.prompt.0.*",
        "gen_ai.completion.0.*",
        "traceloop.*",
        "llm.request.*",
        "llm.usage.total_tokens",
        "llm.is_streaming",
        "llm.headers");
  }

  @Override
  public Map<String, String> names() {
    return NAMES;
  }

  @Override
  public List<String> content() {
    return List.of(
        "gen_ai.prompt.0*",
        "gen_ai.prompt.1*",
        "gen_ai.prompt.2*",
        "gen_ai.prompt.3*",
        "gen_ai.prompt.4*",
        "gen_ai.prompt.5*",
        "gen_ai.prompt.6*",
        "gen_ai.prompt.7*",
        "gen_ai.prompt.8*",
        "gen_ai.prompt.9*",
        "gen_ai.completion.*",
        "llm.request.functions*",
        "llm.headers",
        "traceloop.prompt.template*",
        "traceloop.entity.input",
        "traceloop.entity.output");
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    String type = span.attributes().firstText(List.of("llm.request.type", "traceloop.span.kind"));
    String operation = type == null ? null : OPERATIONS.get(type);
    readings.put(GenAi.OPERATION, operation);
    readings.put(GenAi.INPUT_MESSAGES, messages(span, "gen_ai.prompt"));
    List<Object> answers = messages(span, "gen_ai.completion");
    readings.put(GenAi.OUTPUT_MESSAGES, answers);
    readings.put(GenAi.FINISH_REASONS, finishReasons(span));
    readings.put(GenAi.TOOL_DEFINITIONS, functions(span));
    if ("execute_tool".equals(operation)) {
      readings.put(GenAi.TOOL_NAME, span.attributes().text("traceloop.entity.name"));
      readings.put(GenAi.TOOL_ARGUMENTS, span.attributes().text("traceloop.entity.input"));
      readings.put(GenAi.TOOL_RESULT, span.attributes().text("traceloop.entity.output"));
    }
    return readings;
  }

  private static List<Object> messages(ForeignSpan span, String prefix) {
    List<Object> messages = new ArrayList<>();
    for (Map<String, Object> entry : Indexed.entries(span.values(), prefix)) {
      Map<String, Object> message = new LinkedHashMap<>();
      boolean isAnswer = prefix.endsWith("completion");
      message.put("role", entry.getOrDefault("role", isAnswer ? "assistant" : "user"));
      Attributes said = new Attributes(entry);
      Object parts = said.json("content").filter(json -> json.isArray()).orElse(null);
      Object content = parts == null ? said.firstText(List.of("content", "refusal")) : parts;
      if (content != null) {
        message.put("content", content);
      }
      if (entry.get("tool_call_id") != null) {
        message.put("tool_call_id", entry.get("tool_call_id"));
      }
      List<Map<String, Object>> calls = Indexed.entries(entry, "tool_calls");
      if (!calls.isEmpty()) {
        message.put("tool_calls", calls);
      }
      messages.add(message);
    }
    return messages.isEmpty() ? null : messages;
  }

  private static List<Object> finishReasons(ForeignSpan span) {
    List<Object> reasons = new ArrayList<>();
    for (Map<String, Object> entry : Indexed.entries(span.values(), "gen_ai.completion")) {
      if (entry.get("finish_reason") != null) {
        reasons.add(entry.get("finish_reason"));
      }
    }
    return reasons.isEmpty() ? null : reasons;
  }

  private static List<Object> functions(ForeignSpan span) {
    List<Object> functions = new ArrayList<>();
    for (Map<String, Object> entry : Indexed.entries(span.values(), "llm.request.functions")) {
      Map<String, Object> function = new LinkedHashMap<>(entry);
      new Attributes(entry).json("parameters").ifPresent(json -> function.put("parameters", json));
      function.put("type", "function");
      functions.add(function);
    }
    return functions.isEmpty() ? null : functions;
  }
}
