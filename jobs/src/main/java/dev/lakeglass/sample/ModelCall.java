package dev.lakeglass.sample;

import java.util.List;
import java.util.Optional;

/** One chat call: what goes in, what comes out, and the span that tells of it. */
final class ModelCall {
  private static final double PROVIDER_ERRORS = 0.015;
  private static final double UNREPORTED = 0.015;
  private static final List<String> ERRORS = List.of("rate_limit_exceeded", "timeout", "503");

  private final Model model;
  private final Bank.Prompt prompt;
  private final List<Message> messages;
  private Bank.Constant tools = Bank.Constant.NONE;
  private Bank.Constant schema = Bank.Constant.NONE;
  private String outputType = "text";
  private double temperature = 0.2;
  private long maxTokens = 800;
  private Message output = Message.text("assistant", "");
  private String finishReason = "stop";
  private long cacheRead;
  private long cacheWrite;
  private long reasoning;

  ModelCall(Model model, Bank.Prompt prompt, List<Message> messages) {
    this.model = model;
    this.prompt = prompt;
    this.messages = List.copyOf(messages);
  }

  ModelCall tools(Bank.Constant definitions) {
    tools = definitions;
    return this;
  }

  ModelCall json() {
    outputType = "json";
    return this;
  }

  ModelCall schema(Bank.Constant jsonSchema) {
    schema = jsonSchema;
    return json();
  }

  ModelCall temperature(double value) {
    temperature = value;
    return this;
  }

  ModelCall maxTokens(long tokens) {
    maxTokens = tokens;
    return this;
  }

  ModelCall answers(Message message, String reason) {
    output = message;
    finishReason = reason;
    return this;
  }

  ModelCall answers(String text) {
    return answers(Message.text("assistant", text), "stop");
  }

  ModelCall cached(long read, long written) {
    cacheRead = read;
    cacheWrite = written;
    return this;
  }

  ModelCall reasoning(long tokens) {
    reasoning = tokens;
    return this;
  }

  long inputTokens() {
    long bytes = prompt.bytes() + tools.bytes();
    for (Message message : messages) {
      bytes += message.bytes();
    }
    return Tokens.ofBytes(bytes);
  }

  Usage usage() {
    Usage usage = Usage.of(inputTokens(), Tokens.ofBytes(output.bytes()));
    return usage.withCache(cacheRead, cacheWrite).withReasoning(reasoning);
  }

  /**
   * Calls the model inside a request, now and then with a failed attempt first.
   *
   * @return the span of the answer, or nothing if the second attempt failed as well
   */
  Optional<Span> make(Scene scene, Service.Release release) {
    int attempt = 0;
    if (scene.hits("provider error", PROVIDER_ERRORS)) {
      fail(scene, release, 0);
      attempt = 1;
      scene.oddity("provider_retry");
      if (scene.hits("provider down", 0.12)) {
        fail(scene, release, 1);
        scene.outcome().failed("502");
        scene.oddity("provider_failure");
        return Optional.empty();
      }
    }
    Span span = described(scene, release, attempt);
    boolean isReported = !scene.hits("unreported", UNREPORTED);
    finish(scene, span, isReported ? usage() : Usage.UNREPORTED);
    scene.take(span, duration(scene));
    return Optional.of(span);
  }

  /** Calls the model from a worker that lost the trace. */
  void makeAlone(Scene scene, Service.Release release) {
    Span span = scene.lone(release, "chat " + model.modelName(), Span.Operation.CHAT);
    request(span, scene);
    span.with("tenant.id", scene.tenant().id());
    finish(scene, span, usage());
    long begin = scene.now() + 20 * Scene.MILLI;
    span.during(begin, begin + duration(scene) * Scene.MILLI);
  }

  private void fail(Scene scene, Service.Release release, int attempt) {
    Span span = described(scene, release, attempt);
    span.failed(scene.pick(ERRORS)).answeredBy(model, Usage.UNREPORTED);
    scene.take(span, 300 + scene.random().nextInt(4_000));
    scene.pass(400L << attempt);
  }

  private Span described(Scene scene, Service.Release release, int attempt) {
    String name = "chat " + model.modelName();
    Span span = scene.child(release, name, Span.CLIENT, Span.Operation.CHAT);
    request(span, scene);
    if (attempt > 0) {
      span.with("http.request.resend_count", attempt);
    }
    return span;
  }

  private void request(Span span, Scene scene) {
    span.with("gen_ai.operation.name", "chat")
        .with("gen_ai.provider.name", model.provider())
        .with("gen_ai.request.model", model.modelName())
        .with("gen_ai.conversation.id", "conv_" + scene.sessionId().substring(4))
        .with("gen_ai.request.temperature", temperature)
        .with("gen_ai.request.max_tokens", maxTokens)
        .with("gen_ai.output.type", outputType)
        .with("gen_ai.prompt.name", prompt.name())
        .with("gen_ai.prompt.version", prompt.version())
        .with("gen_ai.system_instructions", prompt.instructions())
        .with("gen_ai.input.messages", Message.array(messages));
    if (temperature == 0) {
      span.with("gen_ai.request.seed", 7);
    }
    if (tools.bytes() > 0) {
      span.with("gen_ai.tool.definitions", tools.escaped());
    }
    if (schema.bytes() > 0) {
      span.with("lakeglass.output.schema", schema.escaped());
    }
  }

  private void finish(Scene scene, Span span, Usage usage) {
    span.answeredBy(model, usage)
        .with("gen_ai.response.model", model.modelName())
        .with("gen_ai.response.id", "resp_" + Ids.hex(scene.random().nextLong(), 16))
        .with("gen_ai.output.messages", Message.array(List.of(output), finishReason))
        .with("gen_ai.response.finish_reasons", List.of(providersWord()))
        .with("gen_ai.response.time_to_first_chunk", firstChunk(scene));
    if (model.provider().equals("openai")) {
      span.with(
          "openai.response.system_fingerprint", "fp_" + Ids.hex(Hash.of(model.modelName()), 10));
    }
    if (usage.isReported()) {
      span.with("gen_ai.usage.input_tokens", usage.input())
          .with("gen_ai.usage.output_tokens", usage.output());
      optional(span, "gen_ai.usage.cache_read.input_tokens", usage.cached());
      optional(span, "gen_ai.usage.cache_write.input_tokens", usage.cacheWrite());
      optional(span, "gen_ai.usage.reasoning.output_tokens", usage.reasoning());
    } else {
      scene.oddity("no_token_counts");
    }
  }

  private static void optional(Span span, String key, long tokens) {
    if (tokens > 0) {
      span.with(key, tokens);
    }
  }

  private String providersWord() {
    if (model != Model.CLAUDE) {
      return finishReason.equals("tool_call") ? "tool_calls" : finishReason;
    }
    return switch (finishReason) {
      case "stop" -> "end_turn";
      case "tool_call" -> "tool_use";
      case "length" -> "max_tokens";
      default -> finishReason;
    };
  }

  private static double firstChunk(Scene scene) {
    return (280 + scene.random().nextInt(420)) / 1000.0;
  }

  private long duration(Scene scene) {
    long words = Tokens.ofBytes(output.bytes()) + reasoning;
    return 520 + words * 11 + inputTokens() / 20 + scene.random().nextInt(350);
  }
}
