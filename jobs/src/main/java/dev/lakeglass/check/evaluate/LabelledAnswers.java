package dev.lakeglass.check.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.check.Answer;
import dev.lakeglass.check.ContextDocument;
import dev.lakeglass.check.RequestedToolCall;
import dev.lakeglass.check.evaluate.LabelledAnswer.Label;
import dev.lakeglass.job.JobException;
import dev.lakeglass.job.JobException.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads labelled answers from JSON lines.
 *
 * <p>{@code {"text": "…", "context": ["…", "…"], "question": "…", "label": 1}}. {@code context} may
 * be one text or an array of texts or of objects with {@code id} and {@code text}. {@code
 * question}, {@code system_prompt}, {@code output_schema}, {@code output_type}, {@code
 * finish_reason}, {@code tool_definitions}, {@code tool_calls} (objects with {@code name} and
 * {@code arguments}), {@code route} and {@code prompt_name} may be missing. A label of {@code 1},
 * {@code true}, {@code "fail"} or {@code "bad"} means that the check should fail the answer; {@code
 * 0}, {@code false}, {@code "pass"} or {@code "good"} that it should not.
 */
public final class LabelledAnswers {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> BAD = Set.of("1", "true", "fail", "bad");
  private static final Set<String> GOOD = Set.of("0", "false", "pass", "good");

  private LabelledAnswers() {}

  /**
   * @throws JobException if a line is not as described, naming its number but not its text
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
      throw new JobException(
          Category.INPUT,
          "Cannot read labelled answer in line %d: \"text\" is missing".formatted(number));
    }
    Answer answer =
        Answer.builder()
            .outputText(node.get("text").asText())
            .userInput(text(node, "question"))
            .systemPrompt(text(node, "system_prompt"))
            .outputSchema(json(node, "output_schema"))
            .outputType(text(node, "output_type"))
            .finishReason(text(node, "finish_reason"))
            .toolDefinitions(json(node, "tool_definitions"))
            .toolCalls(toolCalls(node.path("tool_calls")))
            .route(text(node, "route"))
            .promptName(text(node, "prompt_name"))
            .documents(documents(node.path("context")))
            .build();
    return new LabelledAnswer(answer, label(node.path("label").asText().strip(), number));
  }

  private static JsonNode parse(String line, int number) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException invalid) {
      // The parser's message quotes the line, which may hold personal data.
      throw new JobException(
          Category.INPUT,
          "Cannot read labelled answer in line %d: not valid JSON".formatted(number));
    }
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.get(name).asText() : null;
  }

  private static List<ContextDocument> documents(JsonNode context) {
    List<ContextDocument> documents = new ArrayList<>();
    for (JsonNode document : context.isArray() ? context : List.of(context)) {
      if (!document.isMissingNode()) {
        documents.add(document(document, String.valueOf(documents.size() + 1)));
      }
    }
    return documents;
  }

  /** A text, an object with a text, or an object that is the document itself. */
  private static ContextDocument document(JsonNode document, String number) {
    if (!document.isContainerNode()) {
      return new ContextDocument(number, document.asText());
    }
    return document.path("text").isTextual()
        ? new ContextDocument(document.path("id").asText(number), document.get("text").asText())
        : new ContextDocument(number, document.toString());
  }

  /** JSON as such, or as a text that holds it. */
  private static String json(JsonNode node, String name) {
    return node.path(name).isContainerNode() ? node.get(name).toString() : text(node, name);
  }

  private static List<RequestedToolCall> toolCalls(JsonNode calls) {
    List<RequestedToolCall> requested = new ArrayList<>();
    for (JsonNode call : calls) {
      String arguments = json(call, "arguments");
      requested.add(
          new RequestedToolCall(call.path("name").asText(), arguments == null ? "" : arguments));
    }
    return requested;
  }

  private static Label label(String word, int number) {
    if (BAD.contains(word.toLowerCase(Locale.ROOT))) {
      return Label.BAD;
    }
    if (GOOD.contains(word.toLowerCase(Locale.ROOT))) {
      return Label.GOOD;
    }
    throw new JobException(
        Category.INPUT,
        "Cannot read labelled answer in line %d: \"label\" must be 1 or 0".formatted(number));
  }
}
