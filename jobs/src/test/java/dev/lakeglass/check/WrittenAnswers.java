package dev.lakeglass.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.check.ClaimTraining.Judged;
import dev.lakeglass.check.evaluate.LabelledAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The second part of the training material: 208 answers to 52 questions, written out, with errors
 * as models make them (conflicting values, turned roles, dropped conditions, invented details) and
 * right answers in other words. {@code false_spans} are the characters that are wrong.
 */
final class WrittenAnswers {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private WrittenAnswers() {}

  /** The answers; the topic is the place of the question, from 0. */
  static List<Judged> judged() {
    List<Judged> answers = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    for (String line : lines()) {
      JsonNode node = parse(line);
      String question = node.get("question").asText();
      if (!questions.contains(question)) {
        questions.add(question);
      }
      Answer answer = LabelledAnswers.read(List.of(line)).get(0).answer();
      boolean isBad = node.get("label").asInt() == 1;
      ClaimTraining.judged(questions.indexOf(question), isBad, answer).ifPresent(answers::add);
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

  private static List<String> lines() {
    try (InputStream lines = WrittenAnswers.class.getResourceAsStream("/claims/answers.jsonl")) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
