package dev.lakeglass.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OpenInference attributes on OTLP spans. They cannot carry the id of a response, its system
 * fingerprint, the time to the first token, or the name of a search index.
 */
final class OpenInferenceFormat implements LogFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> KINDS =
      Map.of(
          "chat", "LLM",
          "embeddings", "EMBEDDING",
          "retrieval", "RETRIEVER",
          "execute_tool", "TOOL",
          "invoke_agent", "AGENT",
          "guardrail", "GUARDRAIL");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("gen_ai.provider.name", "llm.provider"),
          Map.entry("gen_ai.request.model", "llm.request.model_name"),
          Map.entry("gen_ai.response.model", "llm.response.model_name"),
          Map.entry("gen_ai.usage.input_tokens", "llm.token_count.prompt"),
          Map.entry("gen_ai.usage.output_tokens", "llm.token_count.completion"),
          Map.entry(
              "gen_ai.usage.cache_read.input_tokens", "llm.token_count.prompt_details.cache_read"),
          Map.entry(
              "gen_ai.usage.cache_write.input_tokens",
              "llm.token_count.prompt_details.cache_write"),
          Map.entry(
              "gen_ai.usage.reasoning.output_tokens",
              "llm.token_count.completion_details.reasoning"),
          Map.entry("gen_ai.prompt.name", "prompt.id"),
          Map.entry("gen_ai.prompt.version", "llm.prompt_template.version"),
          Map.entry("gen_ai.retrieval.query.text", "input.value"),
          Map.entry("gen_ai.tool.name", "tool.name"),
          Map.entry("gen_ai.tool.call.id", "tool.id"),
          Map.entry("gen_ai.tool.call.arguments", "input.value"),
          Map.entry("gen_ai.tool.call.result", "output.value"),
          Map.entry("gen_ai.agent.name", "agent.name"));

  @Override
  public String name() {
    return "openinference";
  }

  @Override
  public Optional<String> callLog(Span span) {
    return Optional.empty();
  }

  @Override
  public Optional<Span> span(Span span) {
    SpanAttributes said = new SpanAttributes(span);
    String operation = said.takeText("gen_ai.operation.name");
    if (operation.isEmpty()) {
      return Optional.of(span);
    }
    said.put("openinference.span.kind", KINDS.get(operation));
    NAMES.forEach(said::rename);
    parameters(said);
    int next = system(said);
    messages(said, "gen_ai.input.messages", "llm.input_messages", next);
    messages(said, "gen_ai.output.messages", "llm.output_messages", 0);
    tools(said);
    documents(said);
    finish(said);
    for (String lost :
        List.of(
            "gen_ai.response.id",
            "openai.response.system_fingerprint",
            "gen_ai.response.time_to_first_chunk",
            "gen_ai.data_source.id",
            "gen_ai.retrieval.top_k")) {
      said.take(lost);
    }
    return Optional.of(said.on(span));
  }

  private static void parameters(SpanAttributes said) {
    ObjectNode parameters = JSON.createObjectNode();
    for (String name : List.of("temperature", "top_p", "max_tokens", "seed")) {
      Object value = said.take("gen_ai.request." + name);
      if (value != null) {
        parameters.set(name, JSON.valueToTree(value));
      }
    }
    if (!parameters.isEmpty()) {
      said.put("llm.invocation_parameters", parameters.toString());
    }
  }

  private static int system(SpanAttributes said) {
    JsonNode instructions = said.takeJson("gen_ai.system_instructions");
    if (instructions.isMissingNode()) {
      return 0;
    }
    said.put("llm.input_messages.0.message.role", "system");
    said.put(
        "llm.input_messages.0.message.content",
        SpanAttributes.text(instructions.path(0).path("content")));
    return 1;
  }

  private static void messages(SpanAttributes said, String from, String to, int first) {
    int number = first;
    for (JsonNode message : said.takeJson(from)) {
      String prefix = to + "." + number++ + ".message.";
      said.put(prefix + "role", message.path("role").asText());
      int calls = 0;
      for (JsonNode part : message.path("parts")) {
        switch (part.path("type").asText()) {
          case "tool_call" -> {
            String call = prefix + "tool_calls." + calls++ + ".tool_call.";
            said.put(call + "id", part.path("id").asText());
            said.put(call + "function.name", part.path("name").asText());
            said.put(call + "function.arguments", SpanAttributes.text(part.path("arguments")));
          }
          case "tool_call_response" -> {
            said.put(prefix + "tool_call_id", part.path("id").asText());
            said.put(prefix + "content", SpanAttributes.text(part.path("response")));
          }
          default -> said.put(prefix + "content", SpanAttributes.text(part.path("content")));
        }
      }
    }
  }

  private static void tools(SpanAttributes said) {
    int number = 0;
    for (JsonNode tool : said.takeJson("gen_ai.tool.definitions")) {
      said.put("llm.tools." + number++ + ".tool.json_schema", tool.toString());
    }
  }

  private static void documents(SpanAttributes said) {
    int number = 0;
    for (JsonNode document : said.takeJson("gen_ai.retrieval.documents")) {
      String prefix = "retrieval.documents." + number++ + ".document.";
      said.put(prefix + "id", document.path("id").asText());
      said.put(prefix + "content", document.path("content").asText());
      said.put(prefix + "score", document.path("score").doubleValue());
      ObjectNode metadata = JSON.createObjectNode();
      metadata.set("version", document.path("version"));
      metadata.set("updated_at", document.path("updated_at"));
      said.put(prefix + "metadata", metadata.toString());
    }
  }

  private static void finish(SpanAttributes said) {
    if (said.take("gen_ai.response.finish_reasons") instanceof List<?> reasons) {
      said.put("llm.finish_reason", reasons.get(0));
    }
  }
}
