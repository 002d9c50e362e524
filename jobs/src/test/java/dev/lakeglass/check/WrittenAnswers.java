package dev.lakeglass.check;

import dev.lakeglass.check.ClaimTraining.Row;
import dev.lakeglass.check.claim.JudgedSentence;
import dev.lakeglass.check.evaluate.LabelledAnswer;
import dev.lakeglass.check.evaluate.LabelledAnswer.Label;
import dev.lakeglass.check.evaluate.LabelledAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The second part of the training material: 64 answers to 16 questions, written out, with errors as
 * models make them (values of the next sentence, roles turned round, conditions dropped) and right
 * answers in other words.
 */
final class WrittenAnswers {
  private WrittenAnswers() {}

  /** Judged sentences of the answers; the topic is the place of the question, from 0. */
  static List<Row> rows() {
    List<LabelledAnswer> answers = read();
    List<String> questions = answers.stream().map(WrittenAnswers::question).distinct().toList();
    List<Row> rows = new ArrayList<>();
    for (LabelledAnswer labelled : answers) {
      Set<String> trueTexts =
          answers.stream()
              .filter(other -> other.label() == Label.GOOD)
              .filter(other -> question(other).equals(question(labelled)))
              .map(other -> other.answer().outputText().orElseThrow())
              .collect(Collectors.toSet());
      AnalyzedAnswer analyzed = ClaimTraining.analyzed(labelled.answer());
      for (JudgedSentence judged : UnsupportedClaimsCheck.judgedSentences(analyzed)) {
        String sentence = analyzed.output().sentence(judged.sentence());
        boolean isFalse = trueTexts.stream().noneMatch(text -> text.contains(sentence));
        rows.add(
            new Row(
                null,
                questions.indexOf(question(labelled)),
                sentence,
                judged.features().toArray(),
                isFalse));
      }
    }
    return rows;
  }

  private static String question(LabelledAnswer labelled) {
    return labelled.answer().userInput().orElseThrow();
  }

  private static List<LabelledAnswer> read() {
    try (InputStream lines = WrittenAnswers.class.getResourceAsStream("/claims/train.jsonl")) {
      return LabelledAnswers.read(
          new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
