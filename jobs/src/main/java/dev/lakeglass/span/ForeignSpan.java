package dev.lakeglass.span;

import dev.lakeglass.span.RawSpan.Event;
import java.util.List;
import java.util.Map;

/**
 * What a dialect gets to see of a span.
 *
 * @param attributes the attributes as they were sent, and what dialects of higher precedence made
 *     of them
 */
record ForeignSpan(
    String name, Attributes attributes, Map<String, Object> values, List<Event> events) {

  String operation() {
    String name = attributes.text(GenAi.OPERATION);
    return name == null ? "" : GenAi.operation(name);
  }
}
