package dev.lakeglass.span;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Vercel AI SDK: {@code ai.operationId}, {@code ai.prompt.messages}, {@code ai.usage.…}. */
final class VercelAi implements Dialect {
  private static final Map<String, String> NAMES =
      Names.table(
          "ai.model.id", GenAi.REQUEST_MODEL,
          "ai.response.model", GenAi.RESPONSE_MODEL,
          "ai.response.id", GenAi.RESPONSE_ID,
          "ai.response.finishReason", GenAi.FINISH_REASONS,
          "ai.usage.inputTokens", GenAi.INPUT_TOKENS,
          "ai.usage.promptTokens", GenAi.INPUT_TOKENS,
          "ai.usage.tokens", GenAi.INPUT_TOKENS,
          "ai.usage.outputTokens", GenAi.OUTPUT_TOKENS,
          "ai.usage.completionTokens", GenAi.OUTPUT_TOKENS,
          "ai.usage.cachedInputTokens", GenAi.CACHE_READ_TOKENS,
          "ai.usage.reasoningTokens", GenAi.REASONING_TOKENS,
          "ai.toolCall.name", GenAi.TOOL_NAME,
          "ai.toolCall.id", GenAi.TOOL_CALL_ID,
          "ai.toolCall.args", GenAi.TOOL_ARGUMENTS,
          "ai.toolCall.result", GenAi.TOOL_RESULT,
          "ai.telemetry.metadata.userId", "user.id",
          "ai.telemetry.metadata.sessionId", "session.id",
          "ai.settings.temperature", "gen_ai.request.temperature",
          "ai.settings.topP", "gen_ai.request.top_p",
          "ai.settings.maxTokens", "gen_ai.request.max_tokens",
          "ai.settings.maxOutputTokens", "gen_ai.request.max_tokens",
          "ai.prompt.tools", GenAi.TOOL_DEFINITIONS);

  @Override
  public String name() {
    return "vercel-ai";
  }

  @Override
  public List<String> marks() {
    return List.of("ai.*");
  }

  @Override
  public Map<String, String> names() {
    return NAMES;
  }

  @Override
  public List<String> content() {
    return List.of(
        "ai.prompt",
        "ai.prompt.*",
        "ai.response.text",
        "ai.response.toolCalls",
        "ai.response.object",
        "ai.toolCall.args",
        "ai.toolCall.result",
        "ai.value*",
        "ai.embedding*");
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    Attributes sent = span.attributes();
    String operation = sent.text("ai.operationId");
    readings.put(GenAi.OPERATION, operation == null ? null : operation(operation));
    String provider = sent.text("ai.model.provider");
    readings.put(GenAi.PROVIDER, provider == null ? null : provider.split("\\.", 2)[0]);
    Double firstChunk = sent.number("ai.response.msToFirstChunk");
    readings.put(GenAi.TIME_TO_FIRST_CHUNK, firstChunk == null ? null : firstChunk / 1_000);
    readings.put(GenAi.INPUT_MESSAGES, input(sent));
    readings.put(GenAi.OUTPUT_MESSAGES, output(sent));
    return readings;
  }

  private static String operation(String id) {
    if (id.startsWith("ai.toolCall")) {
      return "execute_tool";
    }
    return id.startsWith("ai.embed") ? "embeddings" : "chat";
  }

  /** The messages of the call itself; on the span around it {@code ai.prompt} holds them. */
  private static Object input(Attributes sent) {
    Object messages = sent.json("ai.prompt.messages").orElse(null);
    return messages == null
        ? sent.json("ai.prompt")
            .map(prompt -> prompt.has("messages") ? prompt.path("messages") : prompt.path("prompt"))
            .orElse(null)
        : messages;
  }

  private static Object output(Attributes sent) {
    Map<String, Object> message = new HashMap<>(Map.of("role", "assistant"));
    String text = sent.firstText(List.of("ai.response.text", "ai.response.object"));
    if (text != null) {
      message.put("content", text);
    }
    sent.json("ai.response.toolCalls")
        .filter(calls -> calls.isArray())
        .ifPresent(calls -> message.put("tool_calls", calls));
    return message.size() == 1 ? null : List.of(message);
  }
}
