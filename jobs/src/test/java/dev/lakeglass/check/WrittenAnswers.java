package dev.lakeglass.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakeglass.check.ClaimTraining.Row;
import dev.lakeglass.check.claim.JudgedSentence;
import dev.lakeglass.check.evaluate.LabelledAnswers;
import dev.lakeglass.check.text.TokenizedText;
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

  /** Judged sentences of the answers; the topic is the place of the question, from 0. */
  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    int number = 0;
    for (String line : lines()) {
      JsonNode node = parse(line);
      String question = node.get("question").asText();
      if (!questions.contains(question)) {
        questions.add(question);
      }
      Answer answer = LabelledAnswers.read(List.of(line)).get(0).answer();
      rows.addAll(rows(answer, node, number, questions.indexOf(question)));
      number++;
    }
    return rows;
  }

  private static List<Row> rows(Answer answer, JsonNode node, int number, int topic) {
    AnalyzedAnswer analyzed = ClaimTraining.analyzed(answer);
    TokenizedText text = analyzed.output();
    List<Row> rows = new ArrayList<>();
    for (JudgedSentence judged : UnsupportedClaimsCheck.judgedSentences(analyzed)) {
      int start = text.start(text.firstToken(judged.sentence()));
      boolean isFalse =
          overlaps(node.path("false_spans"), start, text.sentenceEnd(judged.sentence()));
      rows.add(
          new Row(
              number,
              topic,
              node.get("label").asInt() == 1,
              text.sentence(judged.sentence()),
              judged.features().toArray(),
              isFalse));
    }
    return rows;
  }

  private static boolean overlaps(JsonNode spans, int start, int end) {
    for (JsonNode span : spans) {
      if (span.get(0).asInt() < end && span.get(1).asInt() > start) {
        return true;
      }
    }
    return false;
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
