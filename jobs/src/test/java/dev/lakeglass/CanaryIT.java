package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.LakeglassProcess.Outcome;
import dev.lakeglass.redact.Canary;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class CanaryIT {

  @Test
  void noKnownValueSurvivesARunOfTheJob(@TempDir Path folder) {
    Outcome outcome = LakeglassProcess.run(folder, "doctor", "--canaries");

    assertThat(outcome.code()).as(outcome.answer() + outcome.log()).isZero();
    for (Canary canary : Canary.standard()) {
      assertThat(outcome.answer()).containsPattern("canary +" + canary.type() + " +ok");
    }
  }
}
