package dev.lakeglass.check.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.check.Answer;
import dev.lakeglass.check.ContextDocument;
import dev.lakeglass.check.evaluate.LabelledAnswer.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads labelled answers from JSON lines.
 *
 * <p>{@code {"text": "…", "context": ["…", "…"], "question": "…", "label": 1}}. {@code context} may
 * be one text or an array, {@code question}, {@code system_prompt}, {@code output_schema}, {@code
 * output_type} and {@code finish_reason} may be missing. A label of {@code 1}, {@code true}, {@code
 * "fail"} or {@code "bad"} means that the check should fail the answer; {@code 0}, {@code false},
 * {@code "pass"} or {@code "good"} that it should not.
 */
public final class LabelledAnswers {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> BAD = Set.of("1", "true", "fail", "bad");
  private static final Set<String> GOOD = Set.of("0", "false", "pass", "good");

  private LabelledAnswers() {}

  /**
   * @throws IllegalArgumentException if a line is not as described, naming its number but not its
   *     text
   */
  public static List<LabelledAnswer> read(List<String> lines) {
    List<LabelledAnswer> answers = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      if (!lines.get(index).isBlank()) {
        answers.add(read(lines.get(index), index + 1));
      }
    }
    return answers;
  }

  private static LabelledAnswer read(String line, int number) {
    JsonNode node = parse(line, number);
    if (!node.path("text").isTextual()) {
      throw new IllegalArgumentException(
          "Cannot read labelled answer in line %d: \"text\" is missing".formatted(number));
    }
    Answer answer =
        Answer.builder()
            .outputText(node.get("text").asText())
            .userInput(text(node, "question"))
            .systemPrompt(text(node, "system_prompt"))
            .outputSchema(text(node, "output_schema"))
            .outputType(text(node, "output_type"))
            .finishReason(text(node, "finish_reason"))
            .documents(documents(node.path("context")))
            .build();
    return new LabelledAnswer(answer, label(node.path("label").asText().strip(), number));
  }

  private static JsonNode parse(String line, int number) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException invalid) {
      // The parser's message quotes the line, which may hold personal data.
      throw new IllegalArgumentException(
          "Cannot read labelled answer in line %d: not valid JSON".formatted(number));
    }
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.get(name).asText() : null;
  }

  private static List<ContextDocument> documents(JsonNode context) {
    List<ContextDocument> documents = new ArrayList<>();
    if (context.isTextual()) {
      documents.add(new ContextDocument("1", context.asText()));
    }
    for (JsonNode document : context) {
      documents.add(new ContextDocument(String.valueOf(documents.size() + 1), document.asText()));
    }
    return documents;
  }

  private static Label label(String word, int number) {
    if (BAD.contains(word.toLowerCase(Locale.ROOT))) {
      return Label.BAD;
    }
    if (GOOD.contains(word.toLowerCase(Locale.ROOT))) {
      return Label.GOOD;
    }
    throw new IllegalArgumentException(
        "Cannot read labelled answer in line %d: \"label\" must be 1 or 0".formatted(number));
  }
}
