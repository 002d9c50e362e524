package dev.lakeglass.span;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The form of an answer in a few words, so that answers of one prompt can be compared without their
 * texts: {@code json{answer,sources}}, {@code list, short}, {@code prose, long}.
 *
 * <ul>
 *   <li><b>JSON:</b> {@code json} with the names of the outermost object, sorted or {@code []};
 *       {@code fenced} before it if it stands in one code fence. Names with a digit are ids rather
 *       than names and become {@code #}.
 *   <li><b>Other:</b> {@code code} (one fence), {@code table}, {@code list} (two rows or items or
 *       more), {@code text with code}, {@code prose}, {@code broken json}; then the length: {@code
 *       line} to 15 words, {@code short} to 60, {@code medium} to 240, {@code long}.
 *   <li><b>Nothing:</b> {@code empty}.
 * </ul>
 */
final class OutputShape {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String FENCE = "```";
  private static final Pattern ITEM = Pattern.compile("(?:[-*•]|\\d{1,3}[.)])\\s+\\S.*");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$@][\\p{L}_$@ .:-]{0,39}");
  private static final int MOST_NAMES = 12;
  private static final int[] LONGEST = {15, 60, 240};
  private static final String[] LENGTHS = {"line", "short", "medium", "long"};

  private OutputShape() {}

  static String of(String text) {
    String answer = text.strip();
    if (answer.isEmpty()) {
      return "empty";
    }
    String fenced = insideFence(answer);
    if (looksLikeJson(fenced)) {
      return json(fenced).map(shape -> "fenced " + shape).orElse("broken json");
    }
    if (!fenced.isEmpty()) {
      return "code, " + length(fenced);
    }
    Optional<String> json = looksLikeJson(answer) ? json(answer) : Optional.empty();
    // A bracket may as well begin a citation.
    return json.orElseGet(
        () -> answer.startsWith("{") ? "broken json" : form(answer) + ", " + length(answer));
  }

  private static boolean looksLikeJson(String text) {
    return text.startsWith("{") || text.startsWith("[");
  }

  /** What stands in the one code fence that the text is; empty if it is none. */
  private static String insideFence(String text) {
    int lineEnd = text.indexOf('\n');
    boolean isFence =
        text.startsWith(FENCE) && lineEnd > 0 && text.indexOf(FENCE, 3) == text.length() - 3;
    return isFence ? text.substring(lineEnd, text.length() - 3).strip() : "";
  }

  private static Optional<String> json(String text) {
    Set<String> names = new TreeSet<>();
    try (JsonParser parser = JSON.createParser(text)) {
      boolean isArray = parser.nextToken() == JsonToken.START_ARRAY;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && parser.getParsingContext().getParent().inRoot()) {
          names.add(NAME.matcher(parser.currentName()).matches() ? parser.currentName() : "#");
        }
      }
      return Optional.of(isArray ? "json[]" : "json{" + joined(names) + "}");
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private static String joined(Set<String> names) {
    return names.size() > MOST_NAMES ? names.size() + " names" : String.join(",", names);
  }

  private static String form(String text) {
    int items = 0;
    int rows = 0;
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      String line = text.substring(start, end < 0 ? text.length() : end).strip();
      rows += line.startsWith("|") ? 1 : 0;
      items += ITEM.matcher(line).matches() ? 1 : 0;
      start = end < 0 ? text.length() : end + 1;
    }
    if (text.contains(FENCE)) {
      return "text with code";
    }
    if (rows > 1) {
      return "table";
    }
    return items > 1 ? "list" : "prose";
  }

  private static String length(String text) {
    int words = 0;
    boolean isInWord = false;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      boolean isSpace = Character.isWhitespace(character);
      // Scripts without spaces: three characters for a word.
      words += !isSpace && !isInWord || Character.isIdeographic(character) && at % 3 == 0 ? 1 : 0;
      isInWord = !isSpace;
    }
    int length = 0;
    while (length < LONGEST.length && words > LONGEST[length]) {
      length++;
    }
    return LENGTHS[length];
  }
}
