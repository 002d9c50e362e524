package dev.lakeglass.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.drift.Threshold.Direction;
import dev.lakeglass.drift.Threshold.Severity;
import dev.lakeglass.job.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdFileTest {
  private static final String HEADER =
      "metric,statistic,min_effect,max_q_value,direction,min_current_count,min_baseline_count,"
          + "severity,label\n";

  @Test
  void readsEveryColumn() {
    List<Threshold> thresholds =
        ThresholdFile.parse(
            "t.csv",
            "# why\n\n"
                + HEADER
                + "cost_usd, mean_ratio,0.15,0.01,up,30,100,alert,Cost per request\n");
    assertThat(thresholds)
        .containsExactly(
            new Threshold(
                "cost_usd",
                "mean_ratio",
                0.15,
                0.01,
                Direction.UP,
                30,
                100,
                Severity.ALERT,
                "Cost per request"));
  }

  @Test
  void readsTheFileTheJobShipsWithAUsableStatisticForEachKindOfMetric() throws IOException {
    List<Threshold> thresholds =
        ThresholdFile.parse("thresholds.csv", Files.readString(Path.of("conf/thresholds.csv")));
    assertThat(thresholds)
        .extracting(Threshold::metric)
        .contains("output_tokens", "is_error", "check:valid_json", "finish_reason", "check:*");
    assertThat(thresholds).allMatch(threshold -> !threshold.label().isEmpty());
  }

  @Test
  void takesNoEffectForAStatisticThatIsOnlyShown() {
    Threshold shown =
        ThresholdFile.parse("t.csv", HEADER + "x,psi,,0.01,both,30,100,warn,X").get(0);
    assertThat(shown.leastEffect()).isNull();
    assertThat(shown.isReachedBy(1e9)).isFalse();
  }

  @Test
  void fitsMetricsByPrefix() {
    Threshold any =
        ThresholdFile.parse("t.csv", HEADER + "check:*,two_proportion,0.1,0.01,up,1,1,warn,X")
            .get(0);
    assertThat(any.isFor("check:empty")).isTrue();
    assertThat(any.isFor("checks")).isFalse();
  }

  @Test
  void countsAnEffectOnlyInItsDirection() {
    String lines =
        HEADER
            + "x,mean_ratio,0.2,0.01,up,1,1,warn,X\n"
            + "x,mean_ratio,0.2,0.01,down,1,1,warn,X\n"
            + "x,mean_ratio,0.2,0.01,both,1,1,warn,X\n";
    List<Threshold> thresholds = ThresholdFile.parse("t.csv", lines);
    assertThat(thresholds).extracting(t -> t.isReachedBy(0.2)).containsExactly(true, false, true);
    assertThat(thresholds).extracting(t -> t.isReachedBy(-0.2)).containsExactly(false, true, true);
    assertThat(thresholds).extracting(t -> t.isReachedBy(0.19)).containsOnly(false);
    assertThat(thresholds).extracting(t -> t.isReachedBy(null)).containsOnly(false);
  }

  @Test
  void listsEveryProblemWithItsLine() {
    String text =
        HEADER
            + "a,median,0.1,0.01,up,30,100,alert,A\n"
            + "b,ks,-1,x,up,30,100,loud,B\n"
            + "c,ks,0.1,0.01,up,30,100,warn,C\n"
            + "d,ks\n";
    assertThatThrownBy(() -> ThresholdFile.parse("t.csv", text))
        .isInstanceOf(JobException.class)
        .hasMessage(
            """
            Cannot read t.csv, line 2: statistic "median", expected one of mean_ratio, \
            two_proportion, ks, psi, js_distance, first_seen, silent_edit
            Cannot read t.csv, line 3: min_effect "-1", expected a number of at least 0
            Cannot read t.csv, line 3: max_q_value "x", expected a number of at least 0
            Cannot read t.csv, line 3: severity "loud", expected one of warn, alert
            Cannot read t.csv, line 4: direction "up" of ks, which tells no direction: expected both
            Cannot read t.csv, line 5: 2 fields, expected 9""");
  }

  @Test
  void refusesAnotherHeader() {
    assertThatThrownBy(() -> ThresholdFile.parse("t.csv", "metric,limit\n"))
        .isInstanceOf(JobException.class)
        .hasMessageStartingWith(
            "Cannot read t.csv, line 1: expected the header \"metric,statistic,");
  }
}
