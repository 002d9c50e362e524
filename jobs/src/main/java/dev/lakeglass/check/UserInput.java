package dev.lakeglass.check;

import java.util.ArrayList;
import java.util.List;

/** The last user message taken apart: documents in {@code <document>} blocks, and the question. */
record UserInput(String question, List<ContextDocument> documents) {
  private static final String OPEN = "<document";
  private static final String CLOSE = "</document>";

  UserInput {
    documents = List.copyOf(documents);
  }

  static UserInput of(Answer answer) {
    StringBuilder question = new StringBuilder();
    List<ContextDocument> documents = new ArrayList<>();
    split(answer.userInput().orElse(""), question, documents);
    int pasted = documents.size();
    for (ContextDocument retrieved : answer.documents()) {
      boolean isPasted = documents.subList(0, pasted).stream().anyMatch(retrieved::equals);
      if (!isPasted) {
        documents.add(retrieved);
      }
    }
    return new UserInput(question.toString().strip(), documents);
  }

  /** A block that is not closed belongs to the question. */
  private static void split(String text, StringBuilder question, List<ContextDocument> documents) {
    int from = 0;
    while (true) {
      int open = text.indexOf(OPEN, from);
      int tagEnd = open < 0 ? -1 : text.indexOf('>', open);
      int close = tagEnd < 0 ? -1 : text.indexOf(CLOSE, tagEnd);
      if (close < 0) {
        question.append(text, from, text.length());
        return;
      }
      question.append(text, from, open);
      String id = attribute(text.substring(open + OPEN.length(), tagEnd));
      documents.add(new ContextDocument(id, text.substring(tagEnd + 1, close).strip()));
      from = close + CLOSE.length();
    }
  }

  private static String attribute(String tag) {
    int start = tag.indexOf("id=\"");
    int end = start < 0 ? -1 : tag.indexOf('"', start + 4);
    return end < 0 ? "" : tag.substring(start + 4, end);
  }
}
