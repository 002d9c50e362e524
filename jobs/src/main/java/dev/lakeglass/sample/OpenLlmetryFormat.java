package dev.lakeglass.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenLLMetry attributes on OTLP spans, before they took over today's messages. */
final class OpenLlmetryFormat implements LogFormat {
  private static final Map<String, String> NAMES =
      Map.of(
          "gen_ai.provider.name", "gen_ai.system",
          "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens",
          "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens",
          "gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens",
          "gen_ai.usage.cache_write.input_tokens", "gen_ai.usage.cache_creation_input_tokens",
          "gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens",
          "gen_ai.prompt.name", "traceloop.prompt.key",
          "gen_ai.prompt.version", "traceloop.prompt.version");

  @Override
  public String name() {
    return "openllmetry";
  }

  @Override
  public Optional<String> callLog(Span span) {
    return Optional.empty();
  }

  @Override
  public Optional<Span> span(Span span) {
    SpanAttributes said = new SpanAttributes(span);
    NAMES.forEach(said::rename);
    switch (said.takeText("gen_ai.operation.name")) {
      case "chat" -> said.put("llm.request.type", "chat");
      case "embeddings" -> said.put("llm.request.type", "embedding");
      case "execute_tool" -> tool(said);
      case "retrieval" -> {
        return Optional.of(search(said, span));
      }
      case "invoke_agent" -> said.put("traceloop.span.kind", "agent");
      case "guardrail" -> said.put("gen_ai.operation.name", "guardrail");
      default -> {
        return Optional.of(span);
      }
    }
    int next = 0;
    JsonNode instructions = said.takeJson("gen_ai.system_instructions");
    if (!instructions.isMissingNode()) {
      said.put("gen_ai.prompt.0.role", "system");
      said.put("gen_ai.prompt.0.content", instructions.path(0).path("content").asText());
      next = 1;
    }
    messages(said, "gen_ai.input.messages", "gen_ai.prompt", next);
    messages(said, "gen_ai.output.messages", "gen_ai.completion", 0);
    functions(said);
    if (said.take("gen_ai.response.finish_reasons") instanceof List<?> reasons) {
      said.put("gen_ai.completion.0.finish_reason", reasons.get(0));
    }
    return Optional.of(said.on(span));
  }

  private static void tool(SpanAttributes said) {
    said.put("traceloop.span.kind", "tool");
    said.rename("gen_ai.tool.name", "traceloop.entity.name");
    said.rename("gen_ai.tool.call.arguments", "traceloop.entity.input");
    said.rename("gen_ai.tool.call.result", "traceloop.entity.output");
  }

  /** A search in a vector database: a span event per document. */
  private static Span search(SpanAttributes said, Span span) {
    said.put("db.system", "chroma");
    said.put("db.operation", "query");
    said.rename("gen_ai.data_source.id", "db.collection.name");
    said.rename("gen_ai.retrieval.query.text", "db.query.text");
    said.rename("gen_ai.retrieval.top_k", "db.vector.query.top_k");
    List<Span.Event> events = new ArrayList<>();
    for (JsonNode document : said.takeJson("gen_ai.retrieval.documents")) {
      events.add(
          new Span.Event(
              "db.query.result",
              span.end(),
              List.of(
                  "db.query.result.id",
                  document.path("id").asText(),
                  "db.query.result.score",
                  document.path("score").asText(),
                  "db.query.result.document",
                  document.path("content").asText(),
                  "db.query.result.metadata",
                  Message.write(
                      json -> {
                        json.writeStartObject();
                        json.writeStringField("version", document.path("version").asText());
                        json.writeStringField("updated_at", document.path("updated_at").asText());
                        json.writeEndObject();
                      }))));
    }
    Span searched = said.on(span);
    events.forEach(searched::event);
    return searched;
  }

  private static void messages(SpanAttributes said, String from, String to, int first) {
    int number = first;
    for (JsonNode message : said.takeJson(from)) {
      String prefix = to + "." + number++ + ".";
      said.put(prefix + "role", message.path("role").asText());
      int calls = 0;
      for (JsonNode part : message.path("parts")) {
        switch (part.path("type").asText()) {
          case "tool_call" -> {
            String call = prefix + "tool_calls." + calls++ + ".";
            said.put(call + "id", part.path("id").asText());
            said.put(call + "name", part.path("name").asText());
            said.put(call + "arguments", SpanAttributes.text(part.path("arguments")));
          }
          case "tool_call_response" -> {
            said.put(prefix + "tool_call_id", part.path("id").asText());
            said.put(prefix + "content", SpanAttributes.text(part.path("response")));
          }
          default -> said.put(prefix + "content", part.path("content").asText());
        }
      }
    }
  }

  private static void functions(SpanAttributes said) {
    int number = 0;
    for (JsonNode tool : said.takeJson("gen_ai.tool.definitions")) {
      String prefix = "llm.request.functions." + number++ + ".";
      said.put(prefix + "name", tool.path("name").asText());
      said.put(prefix + "description", tool.path("description").asText());
      said.put(prefix + "parameters", tool.path("parameters").toString());
    }
  }
}
