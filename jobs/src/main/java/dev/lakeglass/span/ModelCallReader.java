package dev.lakeglass.span;

import dev.lakeglass.span.Span.Message;
import dev.lakeglass.span.Span.ModelCall;
import dev.lakeglass.span.Span.RequestedToolCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what a model call received and sent back from the attributes of its span. */
final class ModelCallReader {
  private static final Set<String> SYSTEM_ROLES = Set.of("system", "developer");
  private static final List<String> PARAMETERS =
      List.of(
          "gen_ai.request.temperature",
          "gen_ai.request.top_p",
          "gen_ai.request.max_tokens",
          "gen_ai.request.seed");

  private final TextGuard guard;
  private final Attributes attributes;
  private final List<String> outputSchemaNames;
  private final Map<String, Long> inputRedactions = new TreeMap<>();
  private final Map<String, Long> outputRedactions = new TreeMap<>();

  ModelCallReader(TextGuard guard, Attributes attributes, List<String> outputSchemaNames) {
    this.guard = guard;
    this.attributes = attributes;
    this.outputSchemaNames = outputSchemaNames;
  }

  ModelCall read() {
    List<Message> sent = redactedMessages();
    String systemPrompt = systemPrompt(sent);
    List<Message> messages =
        sent.stream().filter(message -> !SYSTEM_ROLES.contains(message.role())).toList();
    boolean isContentSent = systemPrompt != null || !sent.isEmpty();
    PastedDocuments pasted = PastedDocuments.in(lastUserMessage(messages));
    String tools = input(attributes.text(GenAi.TOOL_DEFINITIONS));
    String output = output(Messages.outputText(attributes, GenAi.OUTPUT_MESSAGES));
    String finishReason = attributes.firstElement(GenAi.FINISH_REASONS);
    Double firstChunkSeconds = attributes.number(GenAi.TIME_TO_FIRST_CHUNK);
    return new ModelCall(
        attributes.number("gen_ai.request.temperature"),
        attributes.number("gen_ai.request.top_p"),
        attributes.wholeNumber("gen_ai.request.max_tokens"),
        attributes.wholeNumber("gen_ai.request.seed"),
        systemPrompt,
        isContentSent ? messages : null,
        isContentSent ? pasted.remainder() : null,
        documentIds(messages),
        pasted.contents().isEmpty() ? null : pasted.contents(),
        tools,
        input(attributes.text(GenAi.OUTPUT_TYPE)),
        input(attributes.firstText(outputSchemaNames)),
        isContentSent ? templateHash(systemPrompt == null ? "" : systemPrompt) : null,
        isContentSent ? promptHash(systemPrompt, messages, tools) : null,
        inputRedactions,
        output(attributes.text(GenAi.RESPONSE_MODEL)),
        output(attributes.text(GenAi.RESPONSE_ID)),
        output(attributes.text(GenAi.SYSTEM_FINGERPRINT)),
        output,
        output == null ? null : TextHash.of(output),
        output == null ? null : OutputShape.of(output),
        toolCalls(),
        finishReason == null ? null : output(GenAi.finishReason(finishReason)),
        firstChunkSeconds == null ? null : Double.valueOf(firstChunkSeconds * 1_000),
        attributes.wholeNumber(GenAi.INPUT_TOKENS),
        attributes.wholeNumber(GenAi.CACHE_READ_TOKENS),
        attributes.wholeNumber(GenAi.CACHE_WRITE_TOKENS),
        attributes.wholeNumber(GenAi.OUTPUT_TOKENS),
        attributes.wholeNumber(GenAi.REASONING_TOKENS),
        outputRedactions);
  }

  static boolean declaresNoPrompt(Attributes attributes) {
    return attributes.text(GenAi.PROMPT_NAME) == null
        && attributes.text(GenAi.PROMPT_VERSION) == null;
  }

  /** Of a prompt nobody named, what is filled in makes no new template. */
  private String templateHash(String systemPrompt) {
    return declaresNoPrompt(attributes) && !systemPrompt.isEmpty()
        ? PromptSkeleton.of(systemPrompt).version()
        : TextHash.of(systemPrompt);
  }

  private List<Message> redactedMessages() {
    List<Message> redacted = new ArrayList<>();
    for (Message message : Messages.of(attributes, GenAi.INPUT_MESSAGES)) {
      redacted.add(new Message(input(message.role()), input(message.content())));
    }
    return redacted;
  }

  private String systemPrompt(List<Message> sent) {
    String instructions = Messages.instructions(attributes, GenAi.SYSTEM_INSTRUCTIONS);
    if (instructions != null) {
      return input(instructions);
    }
    List<String> texts =
        sent.stream()
            .filter(message -> SYSTEM_ROLES.contains(message.role()))
            .map(Message::content)
            .toList();
    return texts.isEmpty() ? null : String.join("\n", texts);
  }

  private static String lastUserMessage(List<Message> messages) {
    String last = "";
    for (Message message : messages) {
      last = message.role().equals("user") ? message.content() : last;
    }
    return last;
  }

  private static List<String> documentIds(List<Message> messages) {
    Set<String> ids = new LinkedHashSet<>();
    messages.forEach(message -> ids.addAll(PastedDocuments.in(message.content()).ids()));
    return List.copyOf(ids);
  }

  private List<RequestedToolCall> toolCalls() {
    List<RequestedToolCall> calls = new ArrayList<>();
    for (RequestedToolCall call : Messages.toolCalls(attributes, GenAi.OUTPUT_MESSAGES)) {
      calls.add(
          new RequestedToolCall(output(call.id()), output(call.name()), output(call.arguments())));
    }
    return calls;
  }

  /** Identical requests, and only these, share it: taken over the redacted texts. */
  private String promptHash(String systemPrompt, List<Message> messages, String tools) {
    StringBuilder whole = new StringBuilder();
    whole.append(attributes.text(GenAi.REQUEST_MODEL)).append('\u0000');
    for (String parameter : PARAMETERS) {
      whole.append(attributes.number(parameter)).append('\u0000');
    }
    whole.append(systemPrompt).append('\u0000').append(tools).append('\u0000');
    for (Message message : messages) {
      whole.append(message.role()).append('\u0000').append(message.content()).append('\u0000');
    }
    return TextHash.of(whole.toString());
  }

  private String input(String textOrNull) {
    return textOrNull == null ? null : guard.redact(textOrNull, inputRedactions);
  }

  private String output(String textOrNull) {
    return textOrNull == null ? null : guard.redact(textOrNull, outputRedactions);
  }
}
