package dev.lakeglass.sample;

import java.util.Optional;

/** Today's GenAI conventions, as the application writes them itself. */
record TodaysFormat(String name, boolean isProtobuf) implements LogFormat {

  @Override
  public Optional<Span> span(Span span) {
    return Optional.of(span);
  }

  @Override
  public Optional<String> callLog(Span span) {
    return Optional.empty();
  }
}
