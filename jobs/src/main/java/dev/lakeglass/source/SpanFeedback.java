package dev.lakeglass.source;

import dev.lakeglass.span.RawRecord;
import dev.lakeglass.span.RawSpan;
import dev.lakeglass.span.RawSpan.Link;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Feedback that travels on spans: verdicts as events, and OpenInference's annotations as attributes
 * {@code annotations.N.annotation.*} or {@code evaluations.N.evaluation.*}, with {@code trace.} or
 * {@code session.} before them for the wider scopes.
 *
 * <p>Late annotations come on a span of their own that links to the one they judge. Such a carrier
 * did no work and becomes no span.
 */
final class SpanFeedback {
  private static final Pattern ANNOTATION =
      Pattern.compile(
          "(?:(trace|session)\\.)?(annotations|evaluations)\\.(\\d{1,6})\\.(?:annotation|evaluation)\\.(\\w+)");

  private record Key(String scope, String list, int index) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byScope = scope.compareTo(other.scope);
      int byList = byScope != 0 ? byScope : list.compareTo(other.list);
      return byList != 0 ? byList : Integer.compare(index, other.index);
    }
  }

  private SpanFeedback() {}

  /** Hands on the span, unless it only carries feedback, and the feedback on it. */
  static void unfold(RawSpan span, Consumer<RawRecord> into) {
    Map<Key, Map<String, Object>> annotations = annotations(span);
    if (annotations.isEmpty() || !isCarrier(span)) {
      into.accept(span);
    }
    if (!span.events().isEmpty()) {
      Evaluation.on(span).forEach(into);
    }
    annotations.forEach((key, said) -> into.accept(feedback(span, key, said)));
  }

  private static Map<Key, Map<String, Object>> annotations(RawSpan span) {
    Map<Key, Map<String, Object>> annotations = new TreeMap<>();
    span.attributes()
        .forEach(
            (name, value) -> {
              if (name.contains("annotations.") || name.contains("evaluations.")) {
                Matcher matcher = ANNOTATION.matcher(name);
                if (matcher.matches()) {
                  String scope = matcher.group(1) == null ? "span" : matcher.group(1);
                  annotations
                      .computeIfAbsent(
                          new Key(scope, matcher.group(2), Integer.parseInt(matcher.group(3))),
                          key -> new TreeMap<>())
                      .put(matcher.group(4), value);
                }
              }
            });
    return annotations;
  }

  /** A carrier links to what it judges, or does nothing else than judge its session. */
  private static boolean isCarrier(RawSpan span) {
    Set<String> other = new TreeSet<>(span.attributes().keySet());
    other.removeIf(name -> ANNOTATION.matcher(name).matches() || name.equals("session.id"));
    return judgesAnother(span) || (other.isEmpty() && span.parentSpanId().isEmpty());
  }

  /** A span that did work of its own may be judged in place, and link to what it likes. */
  private static boolean judgesAnother(RawSpan span) {
    String kind = text(span.attributes(), "openinference.span.kind");
    boolean isWork =
        !(kind.isEmpty() || kind.equalsIgnoreCase("EVALUATOR"))
            || span.attributes().containsKey("gen_ai.operation.name");
    return span.links().size() == 1 && !isWork;
  }

  private static RawRecord feedback(RawSpan span, Key key, Map<String, Object> said) {
    Link target =
        judgesAnother(span) ? span.links().get(0) : new Link(span.traceId(), span.spanId());
    boolean isOfSession = key.scope().equals("session");
    String traceId = isOfSession ? "" : target.traceId();
    String spanId = key.scope().equals("span") ? target.spanId() : "";
    String sessionId = isOfSession ? text(span.attributes(), "session.id") : "";
    String kind = text(said, "annotator_kind");
    return Annotation.named(text(said, "name"))
        .id(
            String.join(
                "/",
                "openinference",
                text(said, "name"),
                kind,
                text(said, "identifier"),
                traceId + spanId + sessionId))
        .at(Math.max(span.startNanos(), span.endNanos()))
        .trace(traceId)
        .span(spanId)
        .session(sessionId)
        .score(said.get("score"))
        .label(text(said, "label"))
        .comment(text(said, "explanation"))
        .author("", kind)
        .record();
  }

  private static String text(Map<String, Object> said, String name) {
    Object value = said.get(name);
    return value == null ? "" : value.toString();
  }
}
