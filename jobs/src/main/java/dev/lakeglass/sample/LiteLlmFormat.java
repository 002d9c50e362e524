package dev.lakeglass.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The application's own spans as ever, its chat calls only in the log of a LiteLLM gateway. That
 * cannot carry the place of a call in the tree, its prompt version unless the caller sends it as
 * metadata (it does here), a response format, or a schema.
 */
final class LiteLlmFormat implements LogFormat {

  @Override
  public String name() {
    return "litellm";
  }

  @Override
  public Optional<Span> span(Span span) {
    return CallLogs.isChat(span) ? Optional.empty() : Optional.of(span);
  }

  @Override
  public Optional<String> callLog(Span span) {
    if (!CallLogs.isChat(span)) {
      return Optional.empty();
    }
    SpanAttributes said = new SpanAttributes(span);
    boolean isFailed = !span.error().isEmpty();
    ObjectNode log = CallLogs.JSON.createObjectNode();
    log.put("id", said.values().getOrDefault("gen_ai.response.id", span.spanId()).toString());
    log.put("call_id", span.spanId());
    log.put("trace_id", span.traceId());
    log.put("call_type", "acompletion");
    log.put("stream", true);
    log.put("status", isFailed ? "failure" : "success");
    log.put("custom_llm_provider", said.takeText("gen_ai.provider.name"));
    log.put("startTime", span.start() / 1e9);
    log.put("endTime", span.end() / 1e9);
    if (said.take("gen_ai.response.time_to_first_chunk") instanceof Double seconds) {
      log.put("completionStartTime", span.start() / 1e9 + seconds);
    }
    log.put("model", said.takeText("gen_ai.request.model"));
    if (said.has("gen_ai.usage.input_tokens")) {
      log.put("prompt_tokens", CallLogs.count(said, "input_tokens"));
      log.put("completion_tokens", CallLogs.count(said, "output_tokens"));
    }
    metadata(log.putObject("metadata"), said, span);
    ArrayNode messages = log.putArray("messages");
    messages.addObject().put("role", "system").put("content", CallLogs.instructions(said));
    messages.addAll(CallLogs.openAiMessages(CallLogs.json(said, "gen_ai.input.messages")));
    parameters(log.putObject("model_parameters"), said);
    if (isFailed) {
      log.putObject("error_information").put("error_code", span.error());
    } else {
      response(log.putObject("response"), said);
    }
    return Optional.of(log.toString());
  }

  private static void metadata(ObjectNode metadata, SpanAttributes said, Span span) {
    ObjectNode requester = metadata.putObject("requester_metadata");
    requester.put("application", span.release().service().serviceName());
    requester.put("release", span.release().version());
    requester.put("environment", "production");
    requester.put("prompt_name", said.takeText("gen_ai.prompt.name"));
    requester.put("prompt_version", said.takeText("gen_ai.prompt.version"));
    requester.put("session_id", said.takeText("gen_ai.conversation.id"));
  }

  private static void parameters(ObjectNode parameters, SpanAttributes said) {
    for (String name : List.of("temperature", "max_tokens", "seed")) {
      Object value = said.take("gen_ai.request." + name);
      if (value != null) {
        parameters.set(name, CallLogs.JSON.valueToTree(value));
      }
    }
    if (said.has("gen_ai.tool.definitions")) {
      parameters.set("tools", CallLogs.json(said, "gen_ai.tool.definitions"));
    }
  }

  private static void response(ObjectNode response, SpanAttributes said) {
    response.put("id", said.takeText("gen_ai.response.id"));
    response.put("model", said.takeText("gen_ai.response.model"));
    ObjectNode choice = response.putArray("choices").addObject();
    if (said.take("gen_ai.response.finish_reasons") instanceof List<?> reasons) {
      choice.put("finish_reason", reasons.get(0).toString());
    }
    choice.set(
        "message", CallLogs.openAiMessage(CallLogs.json(said, "gen_ai.output.messages").path(0)));
    if (!said.has("gen_ai.usage.input_tokens")) {
      return;
    }
    ObjectNode usage = response.putObject("usage");
    usage.put("prompt_tokens", CallLogs.count(said, "input_tokens"));
    usage.put("completion_tokens", CallLogs.count(said, "output_tokens"));
    detail(usage, "prompt_tokens_details", "cached_tokens", said, "cache_read.input_tokens");
    detail(usage, "prompt_tokens_details", "cache_write_tokens", said, "cache_write.input_tokens");
    detail(usage, "completion_tokens_details", "reasoning_tokens", said, "reasoning.output_tokens");
  }

  private static void detail(
      ObjectNode usage, String details, String field, SpanAttributes said, String name) {
    if (said.has("gen_ai.usage." + name)) {
      usage.withObject("/" + details).put(field, CallLogs.count(said, name));
    }
  }
}
