package dev.lakeglass.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.check.text.TokenizedText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes a document that is JSON as sentences, one for each value, so that claims about it can be
 * compared: {@code {"hours": {"Friday": "9:0-17:30"}, "WiFi": false}} is "Hours Friday: 9:00 -
 * 17:30", "Wi Fi: no".
 */
final class JsonContext {
  private static final Pattern WORD_BORDER = Pattern.compile("(?<=[a-z])(?=[A-Z])|_");
  private static final Pattern SHORT_MINUTES = Pattern.compile("\\b(\\d{1,2}):(\\d)\\b");
  private static final Pattern TIME_RANGE = Pattern.compile("(:\\d\\d)-(?=\\d)");

  private final StringBuilder sentences = new StringBuilder();

  private JsonContext() {}

  /** The document as sentences; empty if it is no JSON object or array. */
  static Optional<TokenizedText> read(String document) {
    return JsonText.of(document)
        .node()
        .filter(JsonNode::isContainerNode)
        .map(
            node -> {
              JsonContext context = new JsonContext();
              context.add("", node);
              return TokenizedText.of(context.sentences.toString());
            });
  }

  private void add(String path, JsonNode node) {
    if (node.isObject()) {
      node.fieldNames()
          .forEachRemaining(name -> add((path + " " + words(name)).strip(), node.get(name)));
    } else if (node.isArray()) {
      node.forEach(element -> add(path, element));
    } else {
      addSentence(path, value(node));
    }
  }

  /** A capital at the start of the line keeps the sentences apart. */
  private void addSentence(String path, String value) {
    String sentence = path.isEmpty() ? value : path + ": " + value;
    if (!sentence.isEmpty()) {
      sentences
          .append(Character.toUpperCase(sentence.charAt(0)))
          .append(sentence, 1, sentence.length());
      sentences.append("\n");
    }
  }

  private static String value(JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue() ? "yes" : "no";
    }
    if (node.isNull()) {
      return "unknown";
    }
    boolean isWord = node.isTextual() && node.textValue().indexOf(' ') < 0;
    String text = isWord ? words(node.textValue()) : node.asText();
    String timed = SHORT_MINUTES.matcher(text).replaceAll("$1:0$2");
    return TIME_RANGE.matcher(timed).replaceAll("$1 - ");
  }

  private static String words(String name) {
    return WORD_BORDER.matcher(name).replaceAll(" ");
  }
}
