package dev.lakeglass.span;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** MLflow tracing: {@code mlflow.spanType}, {@code mlflow.spanInputs}; every value is JSON text. */
final class Mlflow implements Dialect {
  private static final Map<String, String> OPERATIONS =
      Names.table(
          "LLM", "chat",
          "CHAT_MODEL", "chat",
          "EMBEDDING", "embeddings",
          "RETRIEVER", "retrieval",
          "RERANKER", "rerank",
          "TOOL", "execute_tool",
          "AGENT", "invoke_agent",
          "CHAIN", "invoke_workflow",
          "WORKFLOW", "invoke_workflow");

  @Override
  public String name() {
    return "mlflow";
  }

  @Override
  public List<String> marks() {
    return List.of("mlflow.*");
  }

  @Override
  public Map<String, String> names() {
    return Map.of();
  }

  @Override
  public List<String> content() {
    return List.of("mlflow.spanInputs", "mlflow.spanOutputs", "mlflow.chat.tools");
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    String type = text(span, "mlflow.spanType");
    String operation = type == null ? null : OPERATIONS.get(type.toUpperCase(Locale.ROOT));
    readings.put(GenAi.OPERATION, operation);
    readings.put(GenAi.REQUEST_MODEL, text(span, "mlflow.llm.model"));
    readings.put(GenAi.PROVIDER, text(span, "mlflow.llm.provider"));
    readings.put("user.id", text(span, "mlflow.trace.user"));
    readings.put("session.id", text(span, "mlflow.trace.session"));
    span.attributes()
        .json("mlflow.chat.tools")
        .ifPresent(tools -> readings.put(GenAi.TOOL_DEFINITIONS, tools));
    span.attributes().json("mlflow.chat.tokenUsage").ifPresent(usage -> usage(usage, readings));
    JsonNode inputs = span.attributes().json("mlflow.spanInputs").orElse(null);
    JsonNode outputs = span.attributes().json("mlflow.spanOutputs").orElse(null);
    switch (operation == null ? "" : operation) {
      case "chat" -> call(inputs, outputs, readings);
      case "execute_tool" -> {
        readings.put(GenAi.TOOL_NAME, span.name());
        readings.put(GenAi.TOOL_ARGUMENTS, inputs);
        readings.put(GenAi.TOOL_RESULT, outputs);
      }
      case "retrieval" -> retrieval(inputs, outputs, readings);
      default -> {}
    }
    return readings;
  }

  private static String text(ForeignSpan span, String name) {
    return span.attributes()
        .json(name)
        .map(json -> json.asText(null))
        .orElseGet(() -> span.attributes().text(name));
  }

  private static void call(JsonNode inputs, JsonNode outputs, Map<String, Object> readings) {
    if (inputs != null) {
      RequestParameters.read(inputs, readings);
      readings.putIfAbsent(GenAi.REQUEST_MODEL, inputs.path("model").asText(null));
      readings.put(GenAi.INPUT_MESSAGES, inputs);
    }
    readings.put(GenAi.OUTPUT_MESSAGES, outputs);
  }

  private static void retrieval(JsonNode inputs, JsonNode outputs, Map<String, Object> readings) {
    if (inputs != null) {
      JsonNode query = inputs.path("query");
      readings.put(
          GenAi.RETRIEVAL_QUERY, Messages.textOrJson(query.isMissingNode() ? inputs : query));
    }
    if (outputs != null && outputs.isArray()) {
      readings.put(GenAi.RETRIEVAL_DOCUMENTS, outputs);
    }
  }

  private static void usage(JsonNode usage, Map<String, Object> readings) {
    if (usage.path("input_tokens").isNumber()) {
      readings.put(GenAi.INPUT_TOKENS, usage.path("input_tokens").longValue());
    }
    if (usage.path("output_tokens").isNumber()) {
      readings.put(GenAi.OUTPUT_TOKENS, usage.path("output_tokens").longValue());
    }
  }
}
