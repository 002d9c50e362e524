package dev.lakeglass.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One span on its way out, with what the truth needs to know about it. */
final class Span {
  static final int INTERNAL = 1;
  static final int SERVER = 2;
  static final int CLIENT = 3;

  private final String traceId;
  private final String spanId;
  private final String parentId;
  private final String name;
  private final int kind;
  private final Service.Release release;
  private final Operation operation;
  private final List<String> keys = new ArrayList<>(24);
  private final List<Object> values = new ArrayList<>(24);
  private final List<Event> events = new ArrayList<>(0);
  private long start;
  private long end;
  private String error = "";
  // Read only where isModelCall() is true.
  private Model model = Model.ACME;
  private Usage usage = Usage.UNREPORTED;
  private int documents;

  Span(
      String traceId,
      String spanId,
      String parentId,
      String name,
      int kind,
      Service.Release release,
      Operation operation) {
    this.traceId = traceId;
    this.spanId = spanId;
    this.parentId = parentId;
    this.name = name;
    this.kind = kind;
    this.release = release;
    this.operation = operation;
  }

  /** What the span is, for counting. */
  enum Operation {
    ENTRY,
    AGENT,
    CHAT,
    EMBEDDINGS,
    RETRIEVAL,
    TOOL,
    GUARDRAIL
  }

  /** A span event with one attribute pair after the other. */
  record Event(String name, long time, List<String> pairs) {}

  /**
   * Adds an attribute: a text, an escaped text, a boolean, a whole number, a double or a list of
   * texts.
   */
  Span with(String key, Object value) {
    keys.add(key);
    values.add(value);
    return this;
  }

  Span during(long startNanos, long endNanos) {
    start = startNanos;
    end = endNanos;
    return this;
  }

  Span failed(String errorType) {
    error = errorType;
    return with("error.type", errorType);
  }

  Span event(Event event) {
    events.add(event);
    return this;
  }

  Span answeredBy(Model answering, Usage counted) {
    model = answering;
    usage = counted;
    return this;
  }

  Span returned(int documentCount) {
    documents = documentCount;
    return this;
  }

  /** The same span with other attributes. */
  Span saying(Map<String, Object> attributes) {
    Span other = new Span(traceId, spanId, parentId, name, kind, release, operation);
    other.start = start;
    other.end = end;
    other.error = error;
    other.model = model;
    other.usage = usage;
    other.documents = documents;
    other.events.addAll(events);
    attributes.forEach(other::with);
    return other;
  }

  String traceId() {
    return traceId;
  }

  String spanId() {
    return spanId;
  }

  String parentId() {
    return parentId;
  }

  String name() {
    return name;
  }

  int kind() {
    return kind;
  }

  Service.Release release() {
    return release;
  }

  Operation operation() {
    return operation;
  }

  List<String> keys() {
    return keys;
  }

  List<Object> values() {
    return values;
  }

  List<Event> events() {
    return events;
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }

  String error() {
    return error;
  }

  boolean isModelCall() {
    return operation == Operation.CHAT || operation == Operation.EMBEDDINGS;
  }

  Model model() {
    return model;
  }

  Usage usage() {
    return usage;
  }

  int documents() {
    return documents;
  }
}
