package dev.lakeglass.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the time of a request went: walked back from its end, every moment belongs to the innermost
 * span the request was then waiting for. The parts sum to the duration.
 *
 * <p>Source: the critical path of a trace as Jaeger and the CRISP paper (Zhang et al., USENIX ATC
 * 2022) define it. Times in milliseconds.
 */
record CriticalPath(double modelMs, double retrievalMs, double toolMs, double otherMs) {

  double durationMs() {
    return modelMs + retrievalMs + toolMs + otherMs;
  }

  /** model, retrieval, tool or other: where most of the time went. */
  String longestStage() {
    double longest = Math.max(Math.max(modelMs, retrievalMs), Math.max(toolMs, otherMs));
    if (longest == modelMs) {
      return "model";
    }
    if (longest == retrievalMs) {
      return "retrieval";
    }
    return longest == toolMs ? "tool" : "other";
  }

  static CriticalPath of(Trace trace) {
    return new Walk(trace).path();
  }

  private enum Part {
    MODEL,
    RETRIEVAL,
    TOOL,
    OTHER
  }

  /** A stretch of the path still to be walked: a span, from its start to a moment within it. */
  private record Stretch(SpanNode span, long fromMicros, long toMicros) {}

  private static final class Walk {
    private final Map<String, List<SpanNode>> children = new HashMap<>();
    private final List<SpanNode> top = new ArrayList<>();
    private final long[] micros = new long[Part.values().length];
    private final Set<String> walked = new HashSet<>();
    private final long from;
    private final long to;

    Walk(Trace trace) {
      SpanNode entry = trace.entry().orElse(null);
      Set<String> ids = new HashSet<>(trace.spans().stream().map(SpanNode::spanId).toList());
      for (SpanNode span : trace.spans()) {
        boolean isBelow = span.parentSpanId() != null && ids.contains(span.parentSpanId());
        if (isBelow) {
          children.computeIfAbsent(span.parentSpanId(), id -> new ArrayList<>()).add(span);
        } else if (entry == null) {
          top.add(span);
        } else if (!span.equals(entry)) {
          children.computeIfAbsent(entry.spanId(), id -> new ArrayList<>()).add(span);
        }
      }
      if (entry != null) {
        top.add(entry);
      }
      from = entry == null ? trace.startMicros() : entry.startMicros();
      to = entry == null ? trace.endMicros() : entry.endMicros();
    }

    CriticalPath path() {
      List<Stretch> open = new ArrayList<>();
      descend(top, from, to, Part.OTHER, open);
      while (!open.isEmpty()) {
        Stretch stretch = open.remove(open.size() - 1);
        descend(
            children.getOrDefault(stretch.span().spanId(), List.of()),
            stretch.fromMicros(),
            stretch.toMicros(),
            part(stretch.span()),
            open);
      }
      return new CriticalPath(ms(Part.MODEL), ms(Part.RETRIEVAL), ms(Part.TOOL), ms(Part.OTHER));
    }

    /** Gives the gaps between the last-ending children to the parent, the rest to the children. */
    private void descend(
        List<SpanNode> spans, long start, long end, Part parent, List<Stretch> open) {
      long cursor = end;
      List<SpanNode> lastEndedFirst =
          spans.stream().sorted(Comparator.comparingLong(SpanNode::endMicros).reversed()).toList();
      for (SpanNode child : lastEndedFirst) {
        long childEnd = Math.min(child.endMicros(), cursor);
        long childStart = Math.max(child.startMicros(), start);
        if (childEnd > childStart && walked.add(child.spanId())) {
          micros[parent.ordinal()] += cursor - childEnd;
          open.add(new Stretch(child, childStart, childEnd));
          cursor = childStart;
        }
      }
      micros[parent.ordinal()] += cursor - start;
    }

    private double ms(Part part) {
      return micros[part.ordinal()] / 1_000.0;
    }

    private static Part part(SpanNode span) {
      if (span.isModelCall()) {
        return Part.MODEL;
      }
      return switch (span.operation()) {
        case "retrieval", "rerank" -> Part.RETRIEVAL;
        case "execute_tool" -> Part.TOOL;
        default -> Part.OTHER;
      };
    }
  }
}
