package dev.lakeglass.check.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.check.OutputChecks;
import dev.lakeglass.job.JobException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckEvaluationTest {
  private final CheckEvaluation evaluation = new CheckEvaluation(OutputChecks.standard());

  @Test
  void countsHitsMissesAndFalseAlarms() {
    // valid_json fails the 2nd, 3rd and 4th; the 3rd is labelled good, the 1st bad; the last is
    // empty.
    Evaluation measured =
        evaluation.evaluate(
            "valid_json",
            LabelledAnswers.read(
                List.of(
                    "{\"text\": \"{}\", \"output_type\": \"json\", \"label\": 1}",
                    "{\"text\": \"{\", \"output_type\": \"json\", \"label\": 1}",
                    "{\"text\": \"oh\", \"output_type\": \"json\", \"label\": \"pass\"}",
                    "{\"text\": \"[\", \"output_type\": \"json\", \"label\": true}",
                    "{\"text\": \"[]\", \"output_type\": \"json\", \"label\": 0}",
                    "",
                    "{\"text\": \"\", \"output_type\": \"json\", \"label\": 0}")));
    assertThat(measured.judged()).isEqualTo(5);
    assertThat(measured.bad()).isEqualTo(3);
    assertThat(measured.notApplicable()).isEqualTo(1);
    assertThat(measured.precision().estimate()).isEqualTo(2 / 3.0);
    assertThat(measured.badShare().estimate()).isEqualTo(3 / 5.0);
    assertThat(measured.recall().estimate()).isEqualTo(2 / 3.0);
    assertThat(measured.f1().estimate()).isEqualTo(2 / 3.0);
    // Pairs of bad (0, 1, 1) and good (1, 0): 0<1, 0=0 ½, 1=1 ½, 1>0, ½, 1: 3.5 of 6.
    assertThat(measured.area().estimate()).isEqualTo(3.5 / 6);
  }

  @Test
  void putsTheEstimateInsideItsInterval() {
    List<String> lines =
        Stream.iterate(0, index -> index < 60, index -> index + 1)
            .map(
                index ->
                    "{\"text\": \"%s\", \"output_type\": \"json\", \"label\": %d}"
                        .formatted(index % 3 == 0 ? "{}" : "{", index % 4 == 0 ? 0 : 1))
            .toList();
    Interval precision = evaluation.evaluate("valid_json", LabelledAnswers.read(lines)).precision();
    // Of 60, the 40 not divisible by 3 fail; those divisible by 4 among them are 15 − 5 = 10.
    assertThat(precision.estimate()).isEqualTo(0.75);
    assertThat(precision.low()).isBetween(0.55, 0.70);
    assertThat(precision.high()).isBetween(0.80, 0.95);
  }

  @Test
  void namesTheChecksThereAre() {
    List<LabelledAnswer> one = LabelledAnswers.read(List.of("{\"text\": \"a\", \"label\": 0}"));
    assertThatThrownBy(() -> evaluation.evaluate("truth", one))
        .isInstanceOf(JobException.class)
        .hasMessageStartingWith("Cannot evaluate \"truth\": expected one of [empty, truncated,");
  }

  @Test
  void namesTheLineThatCannotBeReadButDoesNotQuoteIt() {
    String good = "{\"text\": \"a\", \"label\": 0}";
    assertThatThrownBy(() -> LabelledAnswers.read(List.of(good, "{secret")))
        .isInstanceOf(JobException.class)
        .hasMessage("Cannot read labelled answer in line 2: not valid JSON");
    assertThatThrownBy(() -> LabelledAnswers.read(List.of("{\"text\": \"a\", \"label\": 2}")))
        .isInstanceOf(JobException.class)
        .hasMessage("Cannot read labelled answer in line 1: \"label\" must be 1 or 0");
    assertThatThrownBy(() -> LabelledAnswers.read(List.of("{\"label\": 1}")))
        .isInstanceOf(JobException.class)
        .hasMessage("Cannot read labelled answer in line 1: \"text\" is missing");
  }
}
