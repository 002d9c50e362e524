package dev.lakeglass.span;

import java.util.List;
import java.util.Map;

/**
 * An older or foreign way of naming what today's GenAI conventions say.
 *
 * <p>A value that is already there under the name of today wins; nothing is overwritten and nothing
 * is appended.
 */
interface Dialect {

  /** The word used for it in documentation and by {@code sniff}. */
  String name();

  /**
   * Names of attributes and span events by which it is recognised; a {@code *} at the end stands
   * for any rest.
   */
  List<String> marks();

  /** Foreign attribute name → name of today, in order of precedence. */
  Map<String, String> names();

  /** What it takes more than a new name to say: name of today → value. */
  default Map<String, Object> readings(ForeignSpan span) {
    return Map.of();
  }

  /**
   * Names of attributes that hold content, which stands in tables of its own; {@code *} as above.
   */
  default List<String> content() {
    return List.of();
  }
}
