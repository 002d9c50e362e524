package dev.lakeglass.redact;

import java.io.Serializable;
import java.util.List;

/**
 * Finds one type of personal data or secret.
 *
 * <p>All detectors share one pass over a text: each names a {@link Trigger}, and is asked to {@link
 * #examine} only the places where it fires. A detector is stateless and looks a bounded distance
 * around the place, which keeps redaction linear in the length of the text. It sees a {@link Text},
 * in which escapes are already decoded.
 */
public interface Detector extends Serializable {
  /** The word used in conf and in rejection reasons; unique among the detectors of a policy. */
  String name();

  /** The type of what is found, in conf, tables and replacement tokens: lower case, underscores. */
  default String type() {
    return name();
  }

  /** What else decides what it finds, such as its rules; a part of the policy hash. */
  default String settings() {
    return "";
  }

  /** Where this detector wants to look. */
  Trigger trigger();

  /**
   * Looks at one place and adds what it finds there, in positions of {@code text}.
   *
   * @param position the character, first digit or first letter that the trigger names
   */
  void examine(Text text, int position, Findings findings);

  /** What this detector alone finds in a text, in order, overlaps united. */
  default List<Match> find(String text) {
    return new Scanner(List.of(this)).find(text);
  }
}
