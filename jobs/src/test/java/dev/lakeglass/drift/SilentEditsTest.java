package dev.lakeglass.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.drift.SilentEdits.Edit;
import dev.lakeglass.drift.Threshold.Direction;
import dev.lakeglass.drift.Threshold.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilentEditsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Threshold LINE =
      new Threshold(
          "prompt_text",
          SilentEdits.STATISTIC,
          0.2,
          0.05,
          Direction.UP,
          10,
          50,
          Severity.ALERT,
          "Prompt text");

  private final List<PromptText> texts = new ArrayList<>();

  @Test
  void tellsThatAVersionGotAnotherText() {
    had(DAY.minusDays(1), "old", 60, 60);
    had(DAY, "old", 19, 60);
    had(DAY, "new", 41, 60);

    List<Edit> edits = edits(DAY);

    assertThat(edits).extracting(Edit::templateHash).containsExactly("new");
    Alert alert = edits.get(0).alert();
    assertThat(alert.title())
        .isEqualTo(
            "Prompt text of answer changed under the same version 7 (41 of 60 calls have a text it did not have before)");
    assertThat(alert.subject())
        .isEqualTo(new MetricSlice("prompt_text", new Slice("prompt_version", "answer@7")));
    assertThat(alert.severity()).isEqualTo(Severity.ALERT);
    assertThat(alert.currentValue()).isEqualTo(41 / 60.0);
    assertThat(alert.baselineCount()).isEqualTo(60);
    assertThat(alert.currentCount()).isEqualTo(60);
  }

  @Test
  void tellsItOnTheDayOnWhichEnoughCallsHaveIt() {
    had(DAY.minusDays(2), "old", 60, 60);
    had(DAY.minusDays(1), "old", 51, 60);
    had(DAY.minusDays(1), "new", 9, 60);
    had(DAY, "new", 60, 60);

    assertThat(edits(DAY.minusDays(1))).isEmpty();
    assertThat(edits(DAY)).hasSize(1);
  }

  @Test
  void tellsItOnce() {
    had(DAY.minusDays(2), "old", 60, 60);
    had(DAY.minusDays(1), "new", 60, 60);
    had(DAY, "new", 60, 60);

    assertThat(edits(DAY.minusDays(1))).hasSize(1);
    assertThat(edits(DAY)).isEmpty();
  }

  @Test
  void isSilentAboutAnotherVersion() {
    had(DAY.minusDays(1), "old", 60, 60);
    texts.add(new PromptText(DAY, "answer", "8", "new", 60, 60));

    assertThat(edits(DAY)).isEmpty();
  }

  /** Names and orders filled into a prompt: no text stands, so none was changed. */
  @Test
  void isSilentAboutAVersionThatNeverHadOneText() {
    had(DAY.minusDays(1), "a", 20, 60);
    had(DAY.minusDays(1), "b", 20, 60);
    had(DAY, "c", 20, 60);

    assertThat(edits(DAY)).isEmpty();
  }

  /** Yesterday's content came from another writer, whose records do not name the version. */
  @Test
  void comparesNoTextWithASkeleton() {
    had(DAY.minusDays(1), "auto-0fb42a80", 60, 60);
    had(DAY, "old", 60, 60);

    assertThat(edits(DAY)).isEmpty();
  }

  @Test
  void wantsEnoughCallsBeforeAndNow() {
    had(DAY.minusDays(1), "old", 49, 49);
    had(DAY, "new", 60, 60);
    assertThat(edits(DAY)).as("49 calls before").isEmpty();
    had(DAY.minusDays(2), "old", 1, 1);
    assertThat(edits(DAY)).as("50 calls before").hasSize(1);

    texts.removeIf(text -> text.day().equals(DAY));
    had(DAY, "new", 9, 9);
    assertThat(edits(DAY)).as("9 calls with the new text").isEmpty();
  }

  @Test
  void isSilentWithoutALine() {
    had(DAY.minusDays(1), "old", 60, 60);
    had(DAY, "new", 60, 60);

    assertThat(new SilentEdits(DriftSettings.DEFAULTS, List.of()).edits(input(DAY), texts))
        .isEmpty();
  }

  private void had(LocalDate day, String hash, long calls, long ofVersion) {
    texts.add(new PromptText(day, "answer", "7", hash, calls, ofVersion));
  }

  private List<Edit> edits(LocalDate day) {
    return new SilentEdits(DriftSettings.DEFAULTS, List.of(LINE)).edits(input(day), texts);
  }

  private static DriftInput input(LocalDate day) {
    return new DriftInput(day, Map.of(), Map.of(), List.of());
  }
}
