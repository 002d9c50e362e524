package dev.lakeglass.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakeglass.check.text.TokenizedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a document that is JSON as sentences, one for each value, so that claims about it can be
 * compared: {@code {"hours": {"Friday": "9:0-17:30"}, "WiFi": false}} is "Hours Friday: 9:00 -
 * 17:30", "Wi-Fi: no". A value that is null says nothing and is left out.
 */
final class JsonContext {
  private static final Pattern WORD_BORDER = Pattern.compile("(?<=[a-z])(?=[A-Z])|_");
  private static final Pattern SHORT_MINUTES = Pattern.compile("\\b(\\d{1,2}):(\\d)\\b");
  private static final Pattern TIME_RANGE = Pattern.compile("(:\\d\\d)-(?=\\d)");

  private static final String DAY =
      "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|rs?|day|sday|nesday|rsday|urday)?";
  private static final Pattern DAYS =
      Pattern.compile("\\b" + DAY + "(?:\\s*[-\u2013]\\s*" + DAY + ")?\\b");
  private static final Pattern DAYS_OF_KEY =
      Pattern.compile(DAYS.pattern(), Pattern.CASE_INSENSITIVE);

  /** In a longer text "Sun" and "Sat" are hardly days. */
  private static final int LONGEST_DAYS = 40;

  private static final List<String> DAY_NAMES =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

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
      addCount(path, node);
    } else if (!node.isNull()) {
      addSentence(path, value(node));
    }
  }

  /** How many things a list has; of one thing nobody says so. */
  private void addCount(String path, JsonNode list) {
    if (list.size() > 1 && !path.isEmpty()) {
      addSentence("", list.size() + " " + path);
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
    String known = node.asText().toLowerCase(Locale.ROOT);
    if (known.equals("true") || known.equals("false")) {
      return known.equals("true") ? "yes" : "no";
    }
    boolean isWord = node.isTextual() && node.textValue().indexOf(' ') < 0;
    String text = isWord ? cut(node.textValue()) : node.asText();
    String timed = SHORT_MINUTES.matcher(text).replaceAll("$1:0$2");
    return withDays(DAYS, TIME_RANGE.matcher(timed).replaceAll("$1 - "));
  }

  /** "Tue-Thu" with the days it means: "Tue-Thu Tuesday Wednesday Thursday". */
  private static String withDays(Pattern pattern, String text) {
    Matcher days = pattern.matcher(text);
    return text.length() <= LONGEST_DAYS && days.find()
        ? days.replaceAll(JsonContext::spelled)
        : text;
  }

  private static String spelled(MatchResult days) {
    int first = day(days.group(1));
    int last = days.group(2) == null ? first : day(days.group(2));
    if (days.group().equalsIgnoreCase(DAY_NAMES.get(first))) {
      return days.group();
    }
    StringBuilder spelled = new StringBuilder(days.group());
    for (int day = first; day != last; day = (day + 1) % DAY_NAMES.size()) {
      spelled.append(' ').append(DAY_NAMES.get(day));
    }
    return spelled.append(' ').append(DAY_NAMES.get(last)).toString();
  }

  /** 0 is Monday. */
  private static int day(String start) {
    int day = 0;
    while (!DAY_NAMES.get(day).regionMatches(true, 0, start, 0, start.length())) {
      day++;
    }
    return day;
  }

  private static String words(String name) {
    return withDays(DAYS_OF_KEY, cut(name));
  }

  /** The hyphen lets the words be read as one, too. */
  private static String cut(String name) {
    return WORD_BORDER.matcher(name).replaceAll("-");
  }
}
