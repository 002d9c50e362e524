package dev.lakeglass.check;

import java.util.Locale;
import java.util.Set;

/** What providers' finish reasons mean, in every spelling we know. */
final class FinishReasons {
  private static final Set<String> LIMIT =
      Set.of(
          "length", // OpenAI, Mistral, Ollama, vLLM, AI21
          "max_tokens", // Anthropic, Bedrock, Gemini, Cohere, watsonx
          "max_output_tokens", // OpenAI Responses
          "max_completion_tokens",
          "max_new_tokens",
          "max_length",
          "model_length", // Mistral
          "model_context_window_exceeded", // Anthropic, Bedrock
          "context_length_exceeded",
          "token_limit", // watsonx
          "token_limit_reached",
          "time_limit", // watsonx
          "error_limit", // Cohere
          "incomplete", // OpenAI Responses' status
          "length_limit",
          "truncated");
  private static final Set<String> FILTER =
      Set.of(
          "content_filter", // OpenAI, Azure
          "content_filtered", // Bedrock
          "guardrail_intervened", // Bedrock
          "guardrails", // OpenRouter and proxies
          "safety", // Gemini
          "recitation",
          "blocklist",
          "prohibited_content",
          "spii",
          "image_safety",
          "error_toxic", // Cohere
          "moderation");

  private FinishReasons() {}

  static boolean isLimit(String reason) {
    return LIMIT.contains(normalized(reason));
  }

  static boolean isFilter(String reason) {
    return FILTER.contains(normalized(reason));
  }

  /** Anthropic's own reason. */
  static boolean isRefusal(String reason) {
    return normalized(reason).equals("refusal");
  }

  private static String normalized(String reason) {
    String lower = reason.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return lower.startsWith("finish_reason_") ? lower.substring("finish_reason_".length()) : lower;
  }
}
