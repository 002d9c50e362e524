package dev.lakeglass.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedactionEvaluationTest {
  private static final int TEXTS = 6000;
  private final Redactor redactor = new Redactor(RedactionPolicy.standard());

  @Test
  void reachesItsTargetsOnAnUnusedSeed() {
    RedactionEvaluation evaluation = RedactionEvaluation.of(redactor, 99, TEXTS / 4);
    for (String type :
        List.of("email", "payment_card", "iban", "phone", "ip_address", "us_ssn", "api_key")) {
      RedactionEvaluation.Score score = evaluation.scores().get(type);
      assertThat(score.recall()).as(type).isGreaterThanOrEqualTo(0.97);
      assertThat(score.precision()).as(type).isGreaterThanOrEqualTo(0.95);
    }
  }

  @Test
  void publishesWhatItMeasures() throws Exception {
    String table =
        RedactionEvaluation.of(redactor, RedactionEvaluation.PUBLISHED_SEED, TEXTS).markdown();
    assertThat(Files.readString(Path.of("jobs/docs/redaction.md"))).contains(table);
  }

  @Test
  void countsMissesAndFalseMatches() {
    Redactor blind =
        new Redactor(
            RedactionPolicy.of("blind", List.of(new EmailDetector()), Map.of(), Optional.empty()));
    RedactionEvaluation evaluation = RedactionEvaluation.of(blind, 1, 30);
    assertThat(evaluation.scores().get("iban").recall()).isZero();
    assertThat(evaluation.scores().get("email").recall()).isEqualTo(1);
    assertThat(evaluation.markdown()).contains("| `iban` | 4 | 0 | 0 | 0 | 0.000 | – |");
  }
}
