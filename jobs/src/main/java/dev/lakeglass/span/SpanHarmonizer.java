package dev.lakeglass.span;

import dev.lakeglass.span.RawSpan.Event;
import dev.lakeglass.span.RawSpan.Status;
import dev.lakeglass.span.Span.Dimensions;
import dev.lakeglass.span.Span.Origin;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a {@link Span} of a decoded span: one set of names, one meaning per number, every text
 * redacted once. What comes after this class never sees a raw text.
 */
public final class SpanHarmonizer {
  private static final int LONGEST_ATTRIBUTE = 4_000;
  private static final int MOST_READ = 65_536;
  private static final int MOST_NAMES = 10_000;

  /** User ids under the names of other dialects: stored as pseudonyms only. */
  private static final Set<String> PERSONAL_ATTRIBUTES =
      Set.of(
          "traceloop.association.properties.user_id",
          "llm.user",
          "langfuse.user.id",
          "langsmith.metadata.user_id",
          "ai.telemetry.metadata.userId",
          "mlflow.trace.user");

  private final TextGuard guard;
  private final Map<String, List<String>> columns;
  private final Set<String> personalAttributes;

  /** Names that hold nothing to replace, such as keys of attributes: the same in most spans. */
  private final Set<String> harmlessNames;

  /**
   * @param columns our column → names of the attributes it is read from
   */
  public SpanHarmonizer(TextGuard guard, Map<String, List<String>> columns) {
    this.guard = guard;
    this.columns = columns;
    this.harmlessNames = new HashSet<>();
    this.personalAttributes =
        Stream.of("user_id", "output_schema")
            .flatMap(column -> columns.get(column).stream())
            .collect(Collectors.toCollection(HashSet::new));
    personalAttributes.addAll(PERSONAL_ATTRIBUTES);
  }

  private SpanHarmonizer(SpanHarmonizer shared, TextGuard guard) {
    this.guard = guard;
    this.columns = shared.columns;
    this.personalAttributes = shared.personalAttributes;
    this.harmlessNames = shared.harmlessNames;
  }

  /** Names of the dialects a span speaks besides today's conventions. */
  public static List<String> dialects(RawSpan raw) {
    return Dialects.spoken(raw);
  }

  public Span harmonize(RawSpan raw) {
    CountingGuard counting = new CountingGuard(guard);
    return new SpanHarmonizer(this, counting).harmonize(raw, counting.total());
  }

  private Span harmonize(RawSpan raw, Map<String, Long> redactions) {
    Attributes attributes = new Attributes(Dialects.translate(raw));
    Attributes resource = new Attributes(Dialects.translate(raw.resource()));
    String operation = operation(attributes);
    long endNanos = Math.max(raw.startNanos(), raw.endNanos());
    boolean isError = raw.status() == Status.ERROR;
    Long resends = attributes.wholeNumber("http.request.resend_count");
    Long httpStatus = attributes.wholeNumber("http.response.status_code");
    Span.ModelCall call =
        GenAi.isModelCall(operation)
            ? new ModelCallReader(guard, attributes, columns.get("output_schema")).read()
            : null;
    return new Span(
        raw.traceId(),
        raw.spanId(),
        raw.parentSpanId().isEmpty() ? null : raw.parentSpanId(),
        redact(raw.name()),
        operation,
        raw.kind() == RawSpan.Kind.SERVER || raw.kind() == RawSpan.Kind.CONSUMER,
        raw.startNanos() / 1_000,
        endNanos / 1_000,
        (endNanos / 1_000 - raw.startNanos() / 1_000) / 1_000.0,
        isError,
        isError ? redact(errorType(attributes, raw.events())) : null,
        resends == null ? 1 : (int) (1 + Math.max(0, resends)),
        attributes.isTrue(columns.get("cache_hit")),
        httpStatus == null ? null : httpStatus.intValue(),
        dimensions(attributes, resource, call),
        featureFlags(raw.events()),
        plainAttributes(raw),
        redactions,
        call,
        operation.equals("retrieval") ? search(attributes) : null,
        operation.equals("execute_tool") ? toolExecution(attributes) : null,
        new Origin(
            raw.evidence().name(),
            raw.isTraceIdKnown(),
            CallIds.of(attributes, columns.getOrDefault("correlation_id", List.of()))));
  }

  private static String operation(Attributes attributes) {
    String name = attributes.text(GenAi.OPERATION);
    if (name != null) {
      return GenAi.operation(name);
    }
    boolean isCounted =
        attributes.text(GenAi.INPUT_TOKENS) != null || attributes.text(GenAi.OUTPUT_TOKENS) != null;
    if (isCounted && attributes.text(GenAi.REQUEST_MODEL) != null) {
      return "chat";
    }
    return attributes.text("http.request.method") == null ? "other" : "http";
  }

  private Dimensions dimensions(
      Attributes attributes, Attributes resource, Span.ModelCall callOrNull) {
    Optional<PromptSkeleton> discovered =
        Optional.ofNullable(callOrNull)
            .filter(call -> ModelCallReader.declaresNoPrompt(attributes))
            .map(Span.ModelCall::systemPrompt)
            .map(PromptSkeleton::of);
    String application = resource.text("service.name");
    String responseModel = attributes.text(GenAi.RESPONSE_MODEL);
    return new Dimensions(
        application == null ? "unknown" : name(application),
        name(resource.text("service.version")),
        name(resource.text("deployment.environment.name")),
        redacted(first("route", attributes, resource)),
        redacted(first("tenant_id", attributes, resource)),
        Optional.ofNullable(first("user_id", attributes, resource))
            .flatMap(guard::pseudonym)
            .orElse(null),
        redacted(first("session_id", attributes, resource)),
        redacted(first("request_id", attributes, resource)),
        redacted(first("dataset_version", attributes, resource)),
        name(provider(attributes)),
        name(responseModel == null ? attributes.text(GenAi.REQUEST_MODEL) : responseModel),
        discovered
            .map(PromptSkeleton::name)
            .orElseGet(() -> redacted(attributes.text(GenAi.PROMPT_NAME))),
        discovered
            .map(PromptSkeleton::version)
            .orElseGet(() -> redacted(attributes.text(GenAi.PROMPT_VERSION))));
  }

  private static String provider(Attributes attributes) {
    String named = attributes.text(GenAi.PROVIDER);
    return named == null ? null : GenAi.provider(named);
  }

  private String first(String column, Attributes attributes, Attributes resource) {
    String ofSpan = attributes.firstText(columns.get(column));
    return ofSpan == null ? resource.firstText(columns.get(column)) : ofSpan;
  }

  private static String errorType(Attributes attributes, List<Event> events) {
    String declared = attributes.text("error.type");
    if (declared != null) {
      return declared;
    }
    return events.stream()
        .filter(event -> event.name().equals("exception"))
        .map(event -> Attributes.asText(event.attributes().get("exception.type")))
        .filter(type -> type != null)
        .findFirst()
        .orElse("error");
  }

  private Map<String, String> featureFlags(List<Event> events) {
    Map<String, String> flags = new TreeMap<>();
    for (Event event : events) {
      if (event.name().startsWith("feature_flag")) {
        Attributes flag = new Attributes(event.attributes());
        String key = flag.text("feature_flag.key");
        String variant =
            flag.firstText(List.of("feature_flag.result.variant", "feature_flag.variant"));
        if (key != null && variant != null) {
          flags.put(redact(key), redact(variant));
        }
      }
    }
    return flags;
  }

  private Map<String, String> plainAttributes(RawSpan raw) {
    Map<String, String> plain = new LinkedHashMap<>();
    new TreeMap<>(raw.attributes())
        .forEach(
            (name, value) -> {
              boolean isElsewhere = personalAttributes.contains(name) || Dialects.isContent(name);
              String text = isElsewhere ? null : Attributes.asText(value);
              if (text != null) {
                plain.merge(name(name), redactedStart(text), (one, two) -> one + "\n" + two);
              }
            });
    if (!raw.statusMessage().isEmpty()) {
      plain.put("status.message", redactedStart(raw.statusMessage()));
    }
    for (Event event : raw.events()) {
      if (event.name().equals("exception")) {
        Attributes exception = new Attributes(event.attributes());
        for (String name : List.of("exception.type", "exception.message")) {
          String text = exception.text(name);
          if (text != null) {
            plain.put(name, redactedStart(text));
          }
        }
      }
    }
    return plain;
  }

  /**
   * Long attributes are content in disguise: only their beginning is kept, cut after redaction, so
   * that no value is cut into a part that nobody recognises.
   */
  private String redactedStart(String text) {
    if (text.length() <= LONGEST_ATTRIBUTE) {
      return redact(text);
    }
    String redacted = redact(text.substring(0, Math.min(MOST_READ, text.length())));
    if (redacted.length() <= LONGEST_ATTRIBUTE) {
      return redacted + " …";
    }
    int space = redacted.lastIndexOf(' ', LONGEST_ATTRIBUTE);
    return redacted.substring(0, space > 0 ? space : LONGEST_ATTRIBUTE) + " …";
  }

  /** A name that operators gave: redacted like any text, and remembered if that changed nothing. */
  private String name(String nameOrNull) {
    if (nameOrNull == null || harmlessNames.contains(nameOrNull)) {
      return nameOrNull;
    }
    String redacted = redact(nameOrNull);
    if (redacted.equals(nameOrNull) && harmlessNames.size() < MOST_NAMES) {
      harmlessNames.add(nameOrNull);
    }
    return redacted;
  }

  private Span.Search search(Attributes attributes) {
    Map<String, Long> counts = new TreeMap<>();
    String query = attributes.text(GenAi.RETRIEVAL_QUERY);
    return new Span.Search(
        query == null ? null : guard.redact(query, counts),
        redacted(attributes.text(GenAi.DATA_SOURCE)),
        attributes
            .json(GenAi.RETRIEVAL_DOCUMENTS)
            .filter(json -> json.isArray())
            .map(json -> new RetrievedDocuments(guard).of(json))
            .orElse(List.of()),
        counts);
  }

  private Span.ToolExecution toolExecution(Attributes attributes) {
    Map<String, Long> counts = new TreeMap<>();
    String name = attributes.text(GenAi.TOOL_NAME);
    String arguments = attributes.text(GenAi.TOOL_ARGUMENTS);
    String result = attributes.text(GenAi.TOOL_RESULT);
    return new Span.ToolExecution(
        name == null ? "unknown" : guard.redact(name, counts),
        redacted(attributes.text(GenAi.TOOL_CALL_ID)),
        arguments == null ? null : guard.redact(arguments, counts),
        result == null ? null : guard.redact(result, counts),
        counts);
  }

  private String redact(String text) {
    return guard.redact(text, new TreeMap<>());
  }

  private String redacted(String textOrNull) {
    return textOrNull == null ? null : redact(textOrNull);
  }
}
