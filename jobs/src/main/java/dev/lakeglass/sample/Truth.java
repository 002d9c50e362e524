package dev.lakeglass.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what is written, while it is written. */
final class Truth {
  private static final int EXAMPLES = 5;
  private static final int LISTED = 2_000;

  private final Story story;
  private final TreeMap<LocalDate, Day> days = new TreeMap<>();
  private final Map<Incident, Phases> incidents = new EnumMap<>(Incident.class);
  private final Map<String, Integer> rejected = new TreeMap<>();
  private final Map<String, Integer> lostTraces = new TreeMap<>();
  private final List<String> emptyObjects = new ArrayList<>();
  private final List<String> overMidnight = new ArrayList<>();
  private final Map<String, List<String>> oddities = new TreeMap<>();
  private final List<Map<String, String>> tooLate = new ArrayList<>();

  Truth(Story story) {
    this.story = story;
    for (Incident incident : Incident.values()) {
      incidents.put(incident, new Phases());
    }
  }

  /** The numbers of one day or of all. */
  static final class Day {
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Long> labels = new TreeMap<>();
    private final Map<String, BigDecimal> costs = new TreeMap<>();

    void add(String name, long amount) {
      counts.merge(name, amount, Long::sum);
    }

    void addAll(Day other) {
      other.counts.forEach(this::add);
      other.labels.forEach((name, count) -> labels.merge(name, count, Long::sum));
      other.costs.forEach((model, cost) -> costs.merge(model, cost, BigDecimal::add));
    }

    long count(String name) {
      return counts.getOrDefault(name, 0L);
    }

    Map<String, Long> labels() {
      return labels;
    }

    Map<String, BigDecimal> costs() {
      return costs;
    }
  }

  /** What an incident looked like before and after it began. */
  static final class Phases {
    private final Map<String, Long> before = new TreeMap<>();
    private final Map<String, Long> after = new TreeMap<>();
    private final Set<String> examples = new LinkedHashSet<>();
    private final Map<String, Set<String>> answersBefore = new HashMap<>();
    private final Map<String, Set<String>> answersAfter = new HashMap<>();

    Map<String, Long> before() {
      return before;
    }

    Map<String, Long> after() {
      return after;
    }

    Set<String> examples() {
      return examples;
    }
  }

  void trace(LocalDate day) {
    day(day).add("requests", 1);
  }

  void loneTrace(LocalDate day, Service service) {
    trace(day);
    lostTraces.merge(service.serviceName(), 1, Integer::sum);
    day(day).add("requests_without_entry_span", 1);
  }

  void span(Span span, LocalDate traceDay) {
    Day day = day(traceDay);
    day.add("spans", 1);
    switch (span.operation()) {
      case CHAT, EMBEDDINGS -> modelCall(span, day);
      case RETRIEVAL -> {
        day.add("retrievals", 1);
        day.add("retrieved_documents", span.documents());
        day.add("failed_retrievals", span.error().isEmpty() ? 0 : 1);
      }
      case TOOL -> {
        day.add("tool_calls", 1);
        day.add("failed_tool_calls", span.error().isEmpty() ? 0 : 1);
      }
      case ENTRY, AGENT, GUARDRAIL -> {}
    }
  }

  private static void modelCall(Span span, Day day) {
    day.add("model_calls", 1);
    day.add(span.operation() == Span.Operation.CHAT ? "chat_calls" : "embeddings_calls", 1);
    day.add("failed_model_calls", span.error().isEmpty() ? 0 : 1);
    Usage usage = span.usage();
    if (!usage.isReported()) {
      day.add("model_calls_without_counts", 1);
      return;
    }
    day.add("input_tokens", usage.input());
    day.add("cached_input_tokens", usage.cached());
    day.add("cache_write_tokens", usage.cacheWrite());
    day.add("output_tokens", usage.output());
    day.add("reasoning_tokens", usage.reasoning());
    if (span.model().isPriced()) {
      day.costs.merge(span.model().modelName(), span.model().cost(usage), BigDecimal::add);
    } else {
      day.add("unpriced_model_calls", 1);
    }
  }

  void late(LocalDate traceDay) {
    day(traceDay).add("late_spans", 1);
  }

  void tooLate(Span span, String path) {
    tooLate.add(
        Map.of("trace_id", span.traceId(), "span_id", span.spanId(), "partition_hour", path));
  }

  void duplicates(LocalDate traceDay, int spans) {
    day(traceDay).add("duplicate_spans", spans);
  }

  void label(Feedback feedback) {
    day(feedback.day()).labels.merge(feedback.name(), 1L, Long::sum);
  }

  void rejected(String path, int records) {
    rejected.merge(path, records, Integer::sum);
  }

  void empty(String path) {
    emptyObjects.add(path);
  }

  void overMidnight(String traceId) {
    if (overMidnight.size() < LISTED) {
      overMidnight.add(traceId);
    }
  }

  /** Remembers a few traces of each oddity, such as a refusal or an unsupported claim. */
  void oddity(String kind, String traceId, LocalDate day) {
    day(day).add("oddity." + kind, 1);
    List<String> traces = oddities.computeIfAbsent(kind, k -> new ArrayList<>());
    if (traces.size() < LISTED) {
      traces.add(traceId);
    }
  }

  void story(Incident incident, LocalDate day, String counter, long amount) {
    phase(incident, day).merge(counter, amount, Long::sum);
  }

  void example(Incident incident, LocalDate day, String traceId) {
    Set<String> examples = incidents.get(incident).examples;
    if (Story.hasBegun(incident.begin(story), day) && examples.size() < EXAMPLES) {
      examples.add(traceId);
    }
  }

  /** Notes an answer to a question, to see which questions get more than one. */
  void answer(Incident incident, LocalDate day, String question, String answer) {
    Phases phases = incidents.get(incident);
    Map<String, Set<String>> answers =
        Story.hasBegun(incident.begin(story), day) ? phases.answersAfter : phases.answersBefore;
    Set<String> seen = answers.computeIfAbsent(question, k -> new HashSet<>());
    Map<String, Long> counts = phase(incident, day);
    if (seen.size() == 1 && seen.add("(repeated)")) {
      counts.merge("repeated_questions", 1L, Long::sum);
    }
    if (seen.add(answer) && seen.size() == 3) {
      counts.merge("inconsistent_questions", 1L, Long::sum);
    }
  }

  private Map<String, Long> phase(Incident incident, LocalDate day) {
    Phases phases = incidents.get(incident);
    return Story.hasBegun(incident.begin(story), day) ? phases.after : phases.before;
  }

  private Day day(LocalDate day) {
    return days.computeIfAbsent(day, k -> new Day());
  }

  Story story() {
    return story;
  }

  TreeMap<LocalDate, Day> days() {
    return days;
  }

  Day total() {
    Day total = new Day();
    days.values().forEach(total::addAll);
    return total;
  }

  Phases phases(Incident incident) {
    return incidents.get(incident);
  }

  Map<String, Integer> rejected() {
    return rejected;
  }

  /** Calls that lost the trace id, by service. */
  Map<String, Integer> lostTraces() {
    return lostTraces;
  }

  List<String> emptyObjects() {
    return emptyObjects;
  }

  List<String> overMidnight() {
    return overMidnight;
  }

  Map<String, List<String>> oddities() {
    return oddities;
  }

  List<Map<String, String>> tooLate() {
    return tooLate;
  }
}
