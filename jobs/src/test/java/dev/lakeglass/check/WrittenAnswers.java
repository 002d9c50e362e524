package dev.lakeglass.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.check.ClaimTraining.Judged;
import dev.lakeglass.check.ClaimTraining.Span;
import dev.lakeglass.check.ClaimTraining.Topic;
import dev.lakeglass.check.evaluate.LabelledAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Training material that was written out, with errors as models make them and right answers in
 * other words. {@code false_spans} are the characters that are wrong.
 */
final class WrittenAnswers {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private WrittenAnswers() {}

  /**
   * 208 answers to 52 questions: conflicting values, turned roles, dropped conditions, invented
   * details.
   */
  static List<Judged> aboutDocuments() {
    return judged("/claims/answers.jsonl");
  }

  /**
   * Answers by three other authors, two to each request, a third each: questions about passages
   * ({@code qa}), descriptions of a JSON record ({@code data2text}) and summaries ({@code
   * summary}). The first wrote 144, the others 108 each.
   */
  static List<List<Judged>> ofTasks() {
    return List.of(
        judged("/claims/rag_answers.jsonl"),
        judged("/claims/rag_answers_2.jsonl"),
        judged("/claims/rag_answers_3.jsonl"));
  }

  /** The answers; the topic is the place of the request, from 0. */
  private static List<Judged> judged(String resource) {
    List<Judged> answers = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    for (String line : lines(resource)) {
      JsonNode node = parse(line);
      String request = node.get("topic").asText() + " " + node.get("question").asText();
      if (!requests.contains(request)) {
        requests.add(request);
      }
      List<Span> wrong = new ArrayList<>();
      node.path("false_spans")
          .forEach(span -> wrong.add(new Span(span.get(0).asInt(), span.get(1).asInt())));
      ClaimTraining.judged(
              new Topic(requests.indexOf(request), node.path("task").asText()),
              node.get("label").asInt() == 1,
              LabelledAnswers.read(List.of(line)).get(0).answer(),
              wrong)
          .ifPresent(answers::add);
    }
    return answers;
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(String resource) {
    try (InputStream lines = WrittenAnswers.class.getResourceAsStream(resource)) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
