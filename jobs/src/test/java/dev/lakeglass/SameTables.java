package dev.lakeglass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/** Whether two lakes hold the same rows, told by table and by the first rows that differ. */
final class SameTables {
  private static final int ROWS_TOLD = 2;

  private SameTables() {}

  static void assertSame(Map<String, List<String>> actual, Map<String, List<String>> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    assertThat(expected.get("requests")).isNotEmpty();
    SoftAssertions softly = new SoftAssertions();
    expected.forEach(
        (table, rows) -> {
          softly
              .assertThat(first(without(actual.get(table), rows)))
              .as(table + ": rows only in the actual lake")
              .isEmpty();
          softly
              .assertThat(first(without(rows, actual.get(table))))
              .as(table + ": rows only in the expected lake")
              .isEmpty();
        });
    softly.assertAll();
  }

  /** What is left of some rows when others are taken away, each as often as it occurs. */
  private static List<String> without(List<String> rows, List<String> others) {
    List<String> left = new ArrayList<>();
    int at = 0;
    for (String row : rows) {
      while (at < others.size() && others.get(at).compareTo(row) < 0) {
        at++;
      }
      if (at < others.size() && others.get(at).equals(row)) {
        at++;
      } else {
        left.add(row);
      }
    }
    return left;
  }

  private static List<String> first(List<String> rows) {
    return rows.subList(0, Math.min(ROWS_TOLD, rows.size()));
  }
}
