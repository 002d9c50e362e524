package dev.lakeglass.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** A text in which «these marks» show the exact places that a detector must find, and no others. */
record MarkedText(String text, List<String> values, List<Integer> starts) {

  static MarkedText of(String marked) {
    StringBuilder text = new StringBuilder();
    List<String> values = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    int at = 0;
    while (at < marked.length()) {
      int open = marked.indexOf('«', at);
      if (open < 0) {
        break;
      }
      int close = marked.indexOf('»', open);
      text.append(marked, at, open);
      starts.add(text.length());
      values.add(marked.substring(open + 1, close));
      text.append(marked, open + 1, close);
      at = close + 1;
    }
    text.append(marked, at, marked.length());
    return new MarkedText(text.toString(), List.copyOf(values), List.copyOf(starts));
  }

  void assertFoundBy(Detector detector) {
    List<Match> matches = detector.find(text);
    assertThat(matches.stream().map(match -> text.substring(match.start(), match.end())))
        .as(text)
        .containsExactlyElementsOf(values);
    assertThat(matches.stream().map(Match::start)).as(text).containsExactlyElementsOf(starts);
  }
}
