package dev.lakeglass.check;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Everything a check may look at about one model call, already redacted.
 *
 * <p>Absent is not empty: an absent text was not in the log (or there was none), an empty text was
 * sent as such. The user input may carry {@code <document id="…">…</document>} blocks before the
 * question.
 */
public final class Answer {
  /** Whether the call came back at all. */
  public enum Outcome {
    ANSWERED,
    /** The call failed; whatever text there is, it is no answer to be judged. */
    FAILED
  }

  private final Outcome outcome;
  private final String operation;
  private final String route;
  private final String promptName;
  private final String promptVersion;
  private final String systemPrompt;
  private final String userInput;
  private final String outputText;
  private final String finishReason;
  private final String outputShape;
  private final UsualShape usualShape;
  private final Repetitions repetitions;
  private final double claimThreshold;
  private final String outputType;
  private final String outputSchema;
  private final String toolDefinitions;
  private final List<RequestedToolCall> toolCalls;
  private final List<ContextDocument> documents;
  private final List<String> earlierMessages;
  private final List<String> promptDocumentIds;
  private final List<String> retrievedDocumentIds;

  private Answer(Builder builder) {
    outcome = requireNonNull(builder.outcome, "outcome is null");
    operation = requireNonNull(builder.operation, "operation is null");
    route = builder.route;
    promptName = builder.promptName;
    promptVersion = builder.promptVersion;
    systemPrompt = builder.systemPrompt;
    userInput = builder.userInput;
    outputText = builder.outputText;
    finishReason = builder.finishReason;
    outputShape = builder.outputShape;
    usualShape = builder.usualShape;
    repetitions = builder.repetitions;
    claimThreshold = builder.claimThreshold;
    outputType = builder.outputType;
    outputSchema = builder.outputSchema;
    toolDefinitions = builder.toolDefinitions;
    toolCalls = List.copyOf(builder.toolCalls);
    documents = List.copyOf(builder.documents);
    earlierMessages = List.copyOf(builder.earlierMessages);
    promptDocumentIds = List.copyOf(builder.promptDocumentIds);
    retrievedDocumentIds = List.copyOf(builder.retrievedDocumentIds);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The same request answered with another text, of which nothing else is known. */
  Answer answeredWith(String otherText) {
    return builder()
        .operation(operation)
        .route(route)
        .promptName(promptName)
        .promptVersion(promptVersion)
        .systemPrompt(systemPrompt)
        .userInput(userInput)
        .outputText(otherText)
        .claimThreshold(claimThreshold)
        .outputType(outputType)
        .outputSchema(outputSchema)
        .toolDefinitions(toolDefinitions)
        .documents(documents)
        .earlierMessages(earlierMessages)
        .promptDocumentIds(promptDocumentIds)
        .retrievedDocumentIds(retrievedDocumentIds)
        .build();
  }

  public Outcome outcome() {
    return outcome;
  }

  /** Operation kind as in the table of spans: chat, text_completion, embeddings, … */
  public String operation() {
    return operation;
  }

  public Optional<String> route() {
    return Optional.ofNullable(route);
  }

  public Optional<String> promptName() {
    return Optional.ofNullable(promptName);
  }

  public Optional<String> promptVersion() {
    return Optional.ofNullable(promptVersion);
  }

  public Optional<String> systemPrompt() {
    return Optional.ofNullable(systemPrompt);
  }

  /** The last user message. */
  public Optional<String> userInput() {
    return Optional.ofNullable(userInput);
  }

  public Optional<String> outputText() {
    return Optional.ofNullable(outputText);
  }

  /** As the provider spells it. */
  public Optional<String> finishReason() {
    return Optional.ofNullable(finishReason);
  }

  /** Form of the output text, as in the table of outputs. */
  public Optional<String> outputShape() {
    return Optional.ofNullable(outputShape);
  }

  /** What answers of the same prompt version look like; absent if too few are known. */
  public Optional<UsualShape> usualShape() {
    return Optional.ofNullable(usualShape);
  }

  /** Probability of its worst sentence above which the answer fails. */
  public double claimThreshold() {
    return claimThreshold;
  }

  /** How else the same request was answered; absent if that is not known. */
  public Optional<Repetitions> repetitions() {
    return Optional.ofNullable(repetitions);
  }

  /** What the request asked for: text, json, … */
  public Optional<String> outputType() {
    return Optional.ofNullable(outputType);
  }

  /** JSON Schema text the answer must satisfy. */
  public Optional<String> outputSchema() {
    return Optional.ofNullable(outputSchema);
  }

  /** JSON text as sent to the provider, in the provider's shape. */
  public Optional<String> toolDefinitions() {
    return Optional.ofNullable(toolDefinitions);
  }

  public List<RequestedToolCall> toolCalls() {
    return toolCalls;
  }

  /** Passages retrieved for the request; those inside the user input need not be repeated here. */
  public List<ContextDocument> documents() {
    return documents;
  }

  /** Texts of the conversation before the last user message, and of tool results after it. */
  public List<String> earlierMessages() {
    return earlierMessages;
  }

  /** Ids of the documents marked in the messages. */
  public List<String> promptDocumentIds() {
    return promptDocumentIds;
  }

  /** Ids of all documents that searches of the request returned. */
  public List<String> retrievedDocumentIds() {
    return retrievedDocumentIds;
  }

  /** Fills an {@link Answer}; texts may be null, which means absent. */
  public static final class Builder {
    private Outcome outcome = Outcome.ANSWERED;
    private String operation = "chat";
    private String route;
    private String promptName;
    private String promptVersion;
    private String systemPrompt;
    private String userInput;
    private String outputText;
    private String finishReason;
    private String outputShape;
    private UsualShape usualShape;
    private Repetitions repetitions;
    private double claimThreshold = ClaimThresholds.STANDARD;
    private String outputType;
    private String outputSchema;
    private String toolDefinitions;
    private List<RequestedToolCall> toolCalls = List.of();
    private List<ContextDocument> documents = List.of();
    private List<String> earlierMessages = List.of();
    private List<String> promptDocumentIds = List.of();
    private List<String> retrievedDocumentIds = List.of();

    private Builder() {}

    public Builder outcome(Outcome value) {
      outcome = value;
      return this;
    }

    public Builder operation(String value) {
      operation = value;
      return this;
    }

    public Builder route(String value) {
      route = value;
      return this;
    }

    public Builder promptName(String value) {
      promptName = value;
      return this;
    }

    public Builder promptVersion(String value) {
      promptVersion = value;
      return this;
    }

    public Builder systemPrompt(String value) {
      systemPrompt = value;
      return this;
    }

    public Builder userInput(String value) {
      userInput = value;
      return this;
    }

    public Builder outputText(String value) {
      outputText = value;
      return this;
    }

    public Builder finishReason(String value) {
      finishReason = value;
      return this;
    }

    public Builder outputShape(String value) {
      outputShape = value;
      return this;
    }

    public Builder usualShape(UsualShape value) {
      usualShape = value;
      return this;
    }

    public Builder claimThreshold(double value) {
      claimThreshold = value;
      return this;
    }

    public Builder repetitions(Repetitions value) {
      repetitions = value;
      return this;
    }

    public Builder outputType(String value) {
      outputType = value;
      return this;
    }

    public Builder outputSchema(String value) {
      outputSchema = value;
      return this;
    }

    public Builder toolDefinitions(String value) {
      toolDefinitions = value;
      return this;
    }

    public Builder toolCalls(List<RequestedToolCall> value) {
      toolCalls = value;
      return this;
    }

    public Builder documents(List<ContextDocument> value) {
      documents = value;
      return this;
    }

    public Builder earlierMessages(List<String> value) {
      earlierMessages = value;
      return this;
    }

    public Builder promptDocumentIds(List<String> value) {
      promptDocumentIds = value;
      return this;
    }

    public Builder retrievedDocumentIds(List<String> value) {
      retrievedDocumentIds = value;
      return this;
    }

    /**
     * @throws NullPointerException if the outcome, the operation, a list or a list's element is
     *     null
     */
    public Answer build() {
      return new Answer(this);
    }
  }
}
