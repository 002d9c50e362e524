package dev.lakeglass.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {
  @Test
  void breaksTheLineWhereADayHasNoData() {
    Graph graph = Graph.spark("x", Arrays.asList(1.0, 2.0, null, 3.0, null, 1.0, 1.0));
    assertThat(graph.lines()).hasSize(2);
    assertThat(graph.points()).hasSize(1);
  }

  @Test
  void putsTheDotOnTheLastDayOnly() {
    assertThat(Graph.spark("x", Arrays.asList(1.0, 2.0, null)).dot()).isEmpty();
    assertThat(Graph.spark("x", Arrays.asList(0.0, 2.0)).dot()).containsExactly("93.0", "3.0");
  }

  @Test
  void drawsNothingOfOneDay() {
    assertThat(Graph.spark("x", List.of(1.0)).isDrawn()).isFalse();
  }

  @Test
  void placesAnIntervalOnItsScale() {
    // 96 wide with 3 on each side: 0 is at 3, 1 at 93
    Graph graph = Graph.interval("x", 0, 1, 0.5, 0.25, 0.75, 0.0);
    assertThat(graph.dot()).containsExactly("48.0", "12.0");
    assertThat(graph.band()).containsExactly("25.5", "45.0");
    assertThat(graph.mark()).isEqualTo("3.0");
  }

  @Test
  void keepsValuesBeyondTheScaleInside() {
    assertThat(Graph.interval("x", 0, 1, 7.0, 6.0, 8.0, null).dot()[0]).isEqualTo("93.0");
  }
}
