package dev.lakeglass.ingest;

import dev.lakeglass.ingest.SpanNode.Delivery;
import dev.lakeglass.job.Window;
import dev.lakeglass.span.RawSpan.Evidence;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Decides to which day a trace belongs, and which delivered copy of each span counts.
 *
 * <p>A day sees the copies that arrived from {@code lookback} before it to {@code lateness} after
 * it, and keeps the trace if the earliest of these spans began on the day. The answer is the same
 * whether days are run one by one or many at a time.
 */
final class TraceAssembler implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The copy that says most: ended last, most attributes; then the first in order of objects. */
  private static final Comparator<SpanNode> BEST_COPY_FIRST =
      Comparator.comparingLong(SpanNode::endMicros)
          .thenComparingInt(SpanNode::attributeCount)
          .reversed()
          .thenComparing(node -> node.delivery().sourceName())
          .thenComparing(node -> node.delivery().sourceFile())
          .thenComparingLong(node -> node.delivery().sourcePosition());

  private static final Comparator<SpanNode> EARLIEST_FIRST =
      Comparator.comparingLong(SpanNode::startMicros).thenComparing(SpanNode::spanId);

  private final Window window;
  private final Arrival arrival;

  TraceAssembler(Window window, Arrival arrival) {
    this.window = window;
    this.arrival = arrival;
  }

  /** The trace's days within the window, nearly always one, each with its spans. */
  List<Trace> assemble(String traceId, Collection<SpanNode> copies) {
    List<Trace> traces = new ArrayList<>();
    for (LocalDate day : new TreeSet<>(copies.stream().map(SpanNode::startDate).toList())) {
      if (!window.contains(day)) {
        continue;
      }
      List<SpanNode> spans = spansSeenBy(day, copies);
      if (firstDate(spans).filter(day::equals).isPresent()) {
        traces.add(new Trace(traceId, day, CallMerger.merge(spans)));
      }
    }
    return traces;
  }

  /** Day of the earliest span; content logged apart from its span does not begin a trace. */
  private static Optional<LocalDate> firstDate(List<SpanNode> spans) {
    return spans.stream()
        .filter(span -> span.origin().evidence() != Evidence.EVENTS)
        .findFirst()
        .map(SpanNode::startDate);
  }

  private List<SpanNode> spansSeenBy(LocalDate day, Collection<SpanNode> copies) {
    Map<String, List<SpanNode>> byKey = new HashMap<>();
    for (SpanNode copy : copies) {
      boolean isSeen =
          !copy.delivery().isArrivalKnown()
              || arrival.covers(
                  day, copy.delivery().arrivalMicros(), copy.delivery().arrivalEndMicros());
      if (isSeen) {
        byKey.computeIfAbsent(key(copy), key -> new ArrayList<>(1)).add(copy);
      }
    }
    return byKey.values().stream()
        .flatMap(ofOneId -> distinct(ofOneId).stream())
        .sorted(EARLIEST_FIRST)
        .toList();
  }

  /**
   * The best copy of the span of an id; where writers gave one id to several spans, that of each,
   * the first under its own id and the others behind {@code ~2}, {@code ~3} and so on.
   */
  private static List<SpanNode> distinct(List<SpanNode> copies) {
    if (copies.size() == 1) {
      return copies;
    }
    List<SpanNode> spans = new ArrayList<>();
    for (SpanNode copy : copies.stream().sorted(BEST_COPY_FIRST).toList()) {
      if (spans.stream().allMatch(span -> isOtherSpan(span, copy))) {
        spans.add(copy);
      }
    }
    spans.sort(EARLIEST_FIRST.thenComparing(SpanNode::name).thenComparing(BEST_COPY_FIRST));
    for (int i = 1; i < spans.size(); i++) {
      spans.set(i, spans.get(i).renamed(spans.get(i).spanId() + "~" + (i + 1)));
    }
    return spans;
  }

  /** Copies of one span differ in what the later one adds, not in its name and its start. */
  private static boolean isOtherSpan(SpanNode one, SpanNode other) {
    return one.delivery().sourceFormat().equals(other.delivery().sourceFormat())
        && !one.name().equals(other.name())
        && one.startMicros() != other.startMicros();
  }

  /** Events about one span may come in pieces, each of which says something else. */
  private static String key(SpanNode copy) {
    Delivery from = copy.delivery();
    return copy.origin().evidence() == Evidence.EVENTS
        ? "events of " + from.sourceName() + " " + from.sourceFile() + " " + from.sourcePosition()
        : copy.spanId();
  }
}
