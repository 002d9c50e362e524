package dev.lakeglass.span;

import java.util.Map;
import java.util.Optional;

/**
 * What every text of a raw record passes before it goes anywhere: personal data out, counts kept.
 *
 * <p>Fails closed: an implementation that cannot redact a text throws.
 */
public interface TextGuard {

  /** The redacted text; the types replaced are added to the counts. */
  String redact(String text, Map<String, Long> counts);

  /** A keyed pseudonym of an identifier of a person; empty if there is no key. */
  Optional<String> pseudonym(String identifier);
}
