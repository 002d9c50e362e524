package dev.lakeglass.span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Documents that an application pasted into a message as {@code <document id="…">…</document>}.
 * Scanned by hand: linear in the text.
 */
record PastedDocuments(List<String> ids, String contents, String remainder) {
  private static final String OPEN = "<document";
  private static final String CLOSE = "</document>";

  static PastedDocuments in(String text) {
    List<String> ids = new ArrayList<>();
    List<String> contents = new ArrayList<>();
    StringBuilder remainder = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
      int tagEnd = text.indexOf('>', open);
      int close = tagEnd < 0 ? -1 : text.indexOf(CLOSE, tagEnd);
      if (close < 0) {
        break;
      }
      id(text.substring(open + OPEN.length(), tagEnd)).ifPresent(ids::add);
      contents.add(text.substring(tagEnd + 1, close).strip());
      remainder.append(text, from, open);
      from = close + CLOSE.length();
    }
    remainder.append(text, from, text.length());
    return new PastedDocuments(
        List.copyOf(ids), String.join("\n\n", contents), remainder.toString().strip());
  }

  private static Optional<String> id(String tag) {
    int start = tag.indexOf("id=\"");
    int end = start < 0 ? -1 : tag.indexOf('"', start + 4);
    return end < 0 ? Optional.empty() : Optional.of(tag.substring(start + 4, end));
  }
}
