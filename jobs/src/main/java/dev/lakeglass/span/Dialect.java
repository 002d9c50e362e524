package dev.lakeglass.span;

import java.util.Map;

/**
 * Renames the attributes of an older or foreign convention to those of today's GenAI conventions.
 *
 * <p>A name of today that is already there wins; nothing is overwritten.
 */
interface Dialect {

  /** The word used for it in messages. */
  String name();

  /** Foreign attribute name → name of today. */
  Map<String, String> names();
}
