package dev.lakeglass.sample;

import java.util.List;
import java.util.Optional;

/** How the sample application's telemetry is written down; what it did is the same in all. */
interface LogFormat {

  /** The word for the command line. */
  String name();

  /** The span as it is written; empty if it is not written as a span. */
  Optional<Span> span(Span span);

  /** The line a provider or gateway logs about a model call; empty if it logs none. */
  Optional<String> callLog(Span span);

  /** Whether spans are written in protobuf, not in JSON. */
  default boolean isProtobuf() {
    return false;
  }

  List<LogFormat> ALL =
      List.of(
          new TodaysFormat("otlp", false),
          new TodaysFormat("otlp-protobuf", true),
          new OpenInferenceFormat(),
          new OpenLlmetryFormat(),
          new BedrockFormat(),
          new LiteLlmFormat());

  static List<String> names() {
    return ALL.stream().map(LogFormat::name).toList();
  }

  /**
   * @throws IllegalArgumentException if there is no format of this name
   */
  static LogFormat named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot write a sample as \"%s\": expected one of %s"
                        .formatted(name, String.join(", ", names()))));
  }
}
