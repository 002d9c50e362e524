package dev.lakeglass.span;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * OpenInference (Arize Phoenix): {@code openinference.span.kind}, {@code
 * llm.input_messages.N.message.…}.
 */
final class OpenInference implements Dialect {
  private static final Map<String, String> NAMES =
      Names.table(
          "llm.request.model_name", GenAi.REQUEST_MODEL,
          "llm.model_name", GenAi.REQUEST_MODEL,
          "embedding.model_name", GenAi.REQUEST_MODEL,
          "reranker.model_name", GenAi.REQUEST_MODEL,
          "llm.response.model_name", GenAi.RESPONSE_MODEL,
          "llm.provider", GenAi.PROVIDER,
          "llm.system", GenAi.PROVIDER,
          "llm.finish_reason", GenAi.FINISH_REASONS,
          "llm.token_count.prompt", GenAi.INPUT_TOKENS,
          "llm.token_count.completion", GenAi.OUTPUT_TOKENS,
          "llm.token_count.prompt_details.cache_read", GenAi.CACHE_READ_TOKENS,
          "llm.token_count.prompt_details.cache_input", GenAi.CACHE_READ_TOKENS,
          "llm.token_count.prompt_details.cache_write", GenAi.CACHE_WRITE_TOKENS,
          "llm.token_count.completion_details.reasoning", GenAi.REASONING_TOKENS,
          "prompt.id", GenAi.PROMPT_NAME,
          "llm.prompt_template.version", GenAi.PROMPT_VERSION,
          "tool.name", GenAi.TOOL_NAME,
          "tool_call.function.name", GenAi.TOOL_NAME,
          "tool.id", GenAi.TOOL_CALL_ID,
          "tool_call.id", GenAi.TOOL_CALL_ID,
          "tool_call.function.arguments", GenAi.TOOL_ARGUMENTS,
          "agent.name", "gen_ai.agent.name",
          "reranker.query", GenAi.RETRIEVAL_QUERY,
          "reranker.top_k", "gen_ai.retrieval.top_k");

  private static final Map<String, String> OPERATIONS =
      Names.table(
          "LLM", "chat",
          "EMBEDDING", "embeddings",
          "RETRIEVER", "retrieval",
          "RERANKER", "rerank",
          "TOOL", "execute_tool",
          "AGENT", "invoke_agent",
          "CHAIN", "invoke_workflow",
          "GUARDRAIL", "guardrail",
          "EVALUATOR", "evaluate",
          "PROMPT", "prompt");

  @Override
  public String name() {
    return "openinference";
  }

  @Override
  public List<String> marks() {
    return List.of(
        "openinference.*",
        "llm.input_messages.*",
        "llm.output_messages.*",
        "llm.model_name",
        "llm.token_count.*",
        "llm.invocation_parameters",
        "llm.prompts.*",
        "llm.choices.*",
        "retrieval.documents.*",
        "reranker.*",
        "embedding.*");
  }

  @Override
  public Map<String, String> names() {
    return NAMES;
  }

  @Override
  public List<String> content() {
    return List.of(
        "llm.input_messages.*",
        "llm.output_messages.*",
        "llm.prompts*",
        "llm.choices*",
        "llm.tools.*",
        "llm.prompt_template.template",
        "llm.prompt_template.variables",
        "retrieval.documents.*",
        "reranker.query",
        "reranker.input_documents.*",
        "reranker.output_documents.*",
        "embedding.embeddings.*",
        "tool.parameters*",
        "tool_call.function.arguments");
  }

  @Override
  public Map<String, Object> readings(ForeignSpan span) {
    Map<String, Object> readings = new HashMap<>();
    String kind = span.attributes().text("openinference.span.kind");
    if (kind != null) {
      readings.put(GenAi.OPERATION, OPERATIONS.get(kind.toUpperCase(Locale.ROOT)));
    }
    readings.put(GenAi.INPUT_MESSAGES, input(span));
    readings.put(GenAi.OUTPUT_MESSAGES, output(span));
    readings.put(GenAi.TOOL_DEFINITIONS, tools(span));
    readings.put(GenAi.RETRIEVAL_DOCUMENTS, documents(span));
    parameters(span, readings);
    return readings;
  }

  private static Object input(ForeignSpan span) {
    List<Object> messages = messages(span, "llm.input_messages");
    if (messages == null) {
      messages = texts(span, "llm.prompts", "prompt.text", "user");
    }
    return messages;
  }

  private static Object output(ForeignSpan span) {
    List<Object> messages = messages(span, "llm.output_messages");
    if (messages == null) {
      messages = texts(span, "llm.choices", "completion.text", "assistant");
    }
    return messages;
  }

  private static List<Object> texts(ForeignSpan span, String prefix, String field, String role) {
    List<Object> texts = new ArrayList<>();
    for (Map<String, Object> entry : Indexed.entries(span.values(), prefix)) {
      if (entry.get(field) != null) {
        texts.add(Map.of("role", role, "content", entry.get(field)));
      }
    }
    return texts.isEmpty() ? null : texts;
  }

  private static List<Object> messages(ForeignSpan span, String prefix) {
    List<Object> messages = new ArrayList<>();
    for (Map<String, Object> entry : Indexed.entries(span.values(), prefix)) {
      messages.add(message(entry));
    }
    return messages.isEmpty() ? null : messages;
  }

  private static Map<String, Object> message(Map<String, Object> entry) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", entry.getOrDefault("message.role", "user"));
    List<Object> parts = new ArrayList<>();
    Object text = entry.get("message.content");
    Object callId = entry.get("message.tool_call_id");
    if (callId != null) {
      parts.add(part("tool_call_response", "id", callId, "response", text));
    } else if (text != null) {
      parts.add(part("text", "content", text));
    }
    for (Map<String, Object> content : Indexed.entries(entry, "message.contents")) {
      Object inner = content.get("message_content.text");
      if (inner != null) {
        parts.add(
            part(
                "reasoning".equals(content.get("message_content.type")) ? "reasoning" : "text",
                "content",
                inner));
      }
    }
    for (Map<String, Object> call : Indexed.entries(entry, "message.tool_calls")) {
      parts.add(
          part(
              "tool_call",
              "id",
              call.get("tool_call.id"),
              "name",
              call.get("tool_call.function.name"),
              "arguments",
              call.get("tool_call.function.arguments")));
    }
    if (entry.get("message.function_call_name") != null) {
      parts.add(
          part(
              "tool_call",
              "name",
              entry.get("message.function_call_name"),
              "arguments",
              entry.get("message.function_call_arguments_json")));
    }
    message.put("parts", parts);
    return message;
  }

  private static Map<String, Object> part(String type, Object... namesAndValues) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("type", type);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        part.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return part;
  }

  private static Object tools(ForeignSpan span) {
    List<String> schemas = new ArrayList<>();
    for (Map<String, Object> entry : Indexed.entries(span.values(), "llm.tools")) {
      if (entry.get("tool.json_schema") instanceof String schema) {
        schemas.add(schema);
      }
    }
    return schemas.isEmpty() ? null : "[" + String.join(",", schemas) + "]";
  }

  private static Object documents(ForeignSpan span) {
    List<Object> documents = new ArrayList<>();
    for (String prefix : List.of("retrieval.documents", "reranker.output_documents")) {
      for (Map<String, Object> entry : Indexed.entries(span.values(), prefix)) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (String field : List.of("id", "content", "score")) {
          if (entry.get("document." + field) != null) {
            document.put(field, entry.get("document." + field));
          }
        }
        new Attributes(entry)
            .json("document.metadata")
            .ifPresent(metadata -> document.put("metadata", metadata));
        documents.add(document);
      }
    }
    return documents.isEmpty() ? null : documents;
  }

  private static void parameters(ForeignSpan span, Map<String, Object> readings) {
    Optional<JsonNode> sent = span.attributes().json("llm.invocation_parameters");
    sent.ifPresent(parameters -> RequestParameters.read(parameters, readings));
  }
}
