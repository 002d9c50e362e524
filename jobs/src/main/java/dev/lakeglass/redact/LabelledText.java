package dev.lakeglass.redact;

import java.util.List;

/**
 * A text of which it is known what must be found.
 *
 * @param text the text
 * @param labels every value that must be found, in order; what is not labelled must be left alone
 */
public record LabelledText(String text, List<Match> labels) {
  public LabelledText {
    labels = List.copyOf(labels);
  }
}
