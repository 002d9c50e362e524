package dev.lakeglass.redact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads labelled texts that people keep as JSON lines. */
public final class LabelledTexts {
  private LabelledTexts() {}

  /**
   * One line: {@code text}, and {@code labels} with {@code type} and either {@code start} and
   * {@code end} or {@code value}, which then stands for its first place in the text.
   *
   * @param number of the line, for messages, which never quote the text
   * @throws IllegalArgumentException if something is missing or lies outside the text
   */
  public static LabelledText read(JsonNode line, int number) {
    JsonNode text = line.path("text");
    if (!text.isTextual() || !line.path("labels").isArray()) {
      throw new IllegalArgumentException(
          "line " + number + ": expected \"text\" and a list \"labels\"");
    }
    List<Match> labels = new ArrayList<>();
    for (JsonNode label : line.path("labels")) {
      labels.add(label(text.textValue(), label, number));
    }
    labels.sort(Comparator.comparingInt(Match::start));
    return new LabelledText(text.textValue(), labels);
  }

  private static Match label(String text, JsonNode label, int number) {
    String type = label.path("type").asText("");
    String value = label.path("value").asText("");
    int start = value.isEmpty() ? label.path("start").asInt(-1) : text.indexOf(value);
    int end = value.isEmpty() ? label.path("end").asInt(-1) : start + value.length();
    if (type.isEmpty() || start < 0 || end <= start || end > text.length()) {
      throw new IllegalArgumentException(
          "line " + number + ": a label lies outside the text, or has no type");
    }
    return new Match(type, start, end, "label");
  }
}
