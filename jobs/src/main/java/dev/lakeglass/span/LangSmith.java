package dev.lakeglass.span;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * LangSmith's OpenTelemetry attributes: {@code langsmith.span.kind}, {@code langsmith.metadata.…}.
 */
final class LangSmith implements Dialect {
  private static final Map<String, String> OPERATIONS =
      Names.table(
          "llm", "chat",
          "embedding", "embeddings",
          "retriever", "retrieval",
          "tool", "execute_tool",
          "chain", "invoke_workflow",
          "prompt", "prompt",
          "parser", "parser");

  @Override
  public String name() {
    return "langsmith";
  }

  @Override
  public List<String> marks() {
    return List.of("langsmith.*");
  }

  @Override
  public Map<String, String> names() {
    return Names.table(
        "langsmith.metadata.user_id", "user.id",
        "langsmith.metadata.session_id", "session.id",
        "langsmith.metadata.thread_id", "session.id",
        "langsmith.metadata.conversation_id", "session.id",
        "langsmith.metadata.ls_model_name", GenAi.REQUEST_MODEL,
        "langsmith.metadata.ls_provider", GenAi.PROVIDER,
        "langsmith.metadata.ls_temperature", "gen_ai.request.temperature",
        "langsmith.metadata.ls_max_tokens", "gen_ai.request.max_tokens",
        "langsmith.metadata.lc_hub_repo", GenAi.PROMPT_NAME,
        "langsmith.metadata.lc_hub_commit_hash", GenAi.PROMPT_VERSION);
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    String kind = span.attributes().text("langsmith.span.kind");
    String operation = kind == null ? null : OPERATIONS.get(kind);
    readings.put(GenAi.OPERATION, operation);
    if ("execute_tool".equals(operation)) {
      readings.put(GenAi.TOOL_NAME, span.name());
      readings.put(GenAi.TOOL_ARGUMENTS, span.attributes().text("gen_ai.prompt"));
      readings.put(GenAi.TOOL_RESULT, span.attributes().text("gen_ai.completion"));
    }
    return readings;
  }
}
