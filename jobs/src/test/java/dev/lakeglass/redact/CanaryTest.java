package dev.lakeglass.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.redact.PlantedValues.Planted;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanaryTest {
  private final Redactor redactor = new Redactor(RedactionPolicy.standard());

  static List<Canary> canaries() {
    return Canary.standard();
  }

  @Test
  void thereIsOneForEveryTypeThatIsOnByDefault() {
    assertThat(Canary.standard())
        .extracting(Canary::type)
        .containsExactlyInAnyOrderElementsOf(
            Detectors.standard().stream().map(Detector::type).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("canaries")
  void isFoundAsItsType(Canary canary) {
    Redaction redaction = redactor.redact(canary.sentence());

    assertThat(redaction.text()).doesNotContain(canary.value());
    assertThat(redaction.counts()).as(canary.sentence()).containsKey(canary.type());
  }

  @Test
  void areFoundWholeAndNowhereElse() {
    PlantedValues planted =
        new PlantedValues(
            List.of(new Planted("ip_address", "192.0.2.10"), new Planted("x", "overlap-overlap")));

    assertThat(planted.foundIn("at 192.0.2.10, overlap-overlap!"))
        .extracting(Planted::type)
        .containsExactly("ip_address", "x");
    assertThat(planted.foundIn("192.0.2.101 1192.0.2.10 overlap-overla")).isEmpty();
  }
}
