package dev.lakeglass.span;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Attribute names of the OpenTelemetry GenAI conventions (1.41) and what we make of their values.
 */
final class GenAi {
  static final String OPERATION = "gen_ai.operation.name";
  static final String PROVIDER = "gen_ai.provider.name";
  static final String REQUEST_MODEL = "gen_ai.request.model";
  static final String RESPONSE_MODEL = "gen_ai.response.model";
  static final String RESPONSE_ID = "gen_ai.response.id";
  static final String FINISH_REASONS = "gen_ai.response.finish_reasons";
  static final String TIME_TO_FIRST_CHUNK = "gen_ai.response.time_to_first_chunk";
  static final String SYSTEM_FINGERPRINT = "openai.response.system_fingerprint";
  static final String OUTPUT_TYPE = "gen_ai.output.type";
  static final String PROMPT_NAME = "gen_ai.prompt.name";
  static final String PROMPT_VERSION = "gen_ai.prompt.version";
  static final String SYSTEM_INSTRUCTIONS = "gen_ai.system_instructions";
  static final String INPUT_MESSAGES = "gen_ai.input.messages";
  static final String OUTPUT_MESSAGES = "gen_ai.output.messages";
  static final String TOOL_DEFINITIONS = "gen_ai.tool.definitions";
  static final String TOOL_NAME = "gen_ai.tool.name";
  static final String TOOL_CALL_ID = "gen_ai.tool.call.id";
  static final String TOOL_ARGUMENTS = "gen_ai.tool.call.arguments";
  static final String TOOL_RESULT = "gen_ai.tool.call.result";
  static final String RETRIEVAL_QUERY = "gen_ai.retrieval.query.text";
  static final String RETRIEVAL_DOCUMENTS = "gen_ai.retrieval.documents";
  static final String DATA_SOURCE = "gen_ai.data_source.id";
  static final String INPUT_TOKENS = "gen_ai.usage.input_tokens";
  static final String OUTPUT_TOKENS = "gen_ai.usage.output_tokens";
  static final String CACHE_READ_TOKENS = "gen_ai.usage.cache_read.input_tokens";
  static final String CACHE_WRITE_TOKENS = "gen_ai.usage.cache_write.input_tokens";
  static final String REASONING_TOKENS = "gen_ai.usage.reasoning.output_tokens";

  /** Attributes whose text stands in columns of its own, and not again among the attributes. */
  static final Set<String> CONTENT =
      Set.of(
          SYSTEM_INSTRUCTIONS,
          INPUT_MESSAGES,
          OUTPUT_MESSAGES,
          TOOL_DEFINITIONS,
          TOOL_ARGUMENTS,
          TOOL_RESULT,
          RETRIEVAL_QUERY,
          RETRIEVAL_DOCUMENTS);

  private static final Map<String, String> OPERATIONS =
      Map.ofEntries(
          Map.entry("chat", "chat"),
          Map.entry("generate_content", "chat"),
          Map.entry("model_request", "chat"),
          Map.entry("completion", "text_completion"),
          Map.entry("embedding", "embeddings"),
          Map.entry("vectordb", "retrieval"),
          Map.entry("text_completion", "text_completion"),
          Map.entry("embeddings", "embeddings"),
          Map.entry("retrieval", "retrieval"),
          Map.entry("rerank", "rerank"),
          Map.entry("execute_tool", "execute_tool"),
          Map.entry("create_agent", "invoke_agent"),
          Map.entry("invoke_agent", "invoke_agent"),
          Map.entry("invoke_workflow", "workflow"),
          Map.entry("execute_task", "workflow"),
          Map.entry("guardrail", "guardrail"));

  private static final Map<String, String> FINISH_REASON_WORDS =
      Map.ofEntries(
          Map.entry("stop", "stop"),
          Map.entry("end_turn", "stop"),
          Map.entry("stop_sequence", "stop"),
          Map.entry("complete", "stop"),
          Map.entry("completed", "stop"),
          Map.entry("finish", "stop"),
          Map.entry("finished", "stop"),
          Map.entry("eos", "stop"),
          Map.entry("length", "length"),
          Map.entry("max_output_tokens", "length"),
          Map.entry("max_tokens", "length"),
          Map.entry("model_length", "length"),
          Map.entry("tool_calls", "tool_calls"),
          Map.entry("tool-calls", "tool_calls"),
          Map.entry("tool_call", "tool_calls"),
          Map.entry("tool_use", "tool_calls"),
          Map.entry("function_call", "tool_calls"),
          Map.entry("content_filter", "content_filter"),
          Map.entry("content-filter", "content_filter"),
          Map.entry("content_filtered", "content_filter"),
          Map.entry("safety", "content_filter"),
          Map.entry("guardrail_intervened", "content_filter"),
          Map.entry("error", "error"));

  private GenAi() {}

  /** Provider names as older writers and frameworks spell them → the name of the conventions. */
  private static final Map<String, String> PROVIDERS =
      Map.ofEntries(
          Map.entry("aws", "aws.bedrock"),
          Map.entry("bedrock", "aws.bedrock"),
          Map.entry("amazon-bedrock", "aws.bedrock"),
          Map.entry("amazon_bedrock", "aws.bedrock"),
          Map.entry("azure", "azure.ai.openai"),
          Map.entry("azure-openai", "azure.ai.openai"),
          Map.entry("az.ai.openai", "azure.ai.openai"),
          Map.entry("az.ai.inference", "azure.ai.inference"),
          Map.entry("google", "gcp.gemini"),
          Map.entry("gemini", "gcp.gemini"),
          Map.entry("google_genai", "gcp.gemini"),
          Map.entry("vertex_ai", "gcp.vertex_ai"),
          Map.entry("vertexai", "gcp.vertex_ai"),
          Map.entry("google_vertexai", "gcp.vertex_ai"),
          Map.entry("mistralai", "mistral_ai"),
          Map.entry("mistral", "mistral_ai"),
          Map.entry("xai", "x_ai"),
          Map.entry("watsonx", "ibm.watsonx.ai"),
          Map.entry("moonshot", "moonshot_ai"));

  /** One spelling per provider; names we do not know are folded to lower case. */
  static String provider(String raw) {
    String folded = raw.toLowerCase(Locale.ROOT);
    return PROVIDERS.getOrDefault(folded, folded);
  }

  /** Our word for an operation; "other" if it is none we know. */
  static String operation(String name) {
    return OPERATIONS.getOrDefault(name, "other");
  }

  static boolean isModelCall(String operation) {
    return switch (operation) {
      case "chat", "text_completion", "embeddings" -> true;
      default -> false;
    };
  }

  /** One spelling for the reasons providers give; words we do not know stay as they are. */
  static String finishReason(String raw) {
    String folded = raw.toLowerCase(Locale.ROOT);
    return FINISH_REASON_WORDS.getOrDefault(folded, folded);
  }
}
