package dev.lakeglass.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakeglass.report.data.QualityRow;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargestSlicesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @Test
  void keepsTheLargestOfEachDimensionWithAllTheirDays() {
    List<QualityRow> rows =
        List.of(
            row(DAY, "tenant_id", "small", 10),
            row(DAY, "tenant_id", "large", 30),
            row(DAY, "tenant_id", "middle", 20),
            row(DAY.minusDays(1), "tenant_id", "large", 5),
            row(DAY.minusDays(1), "tenant_id", "small", 500),
            row(DAY, "route", "/a", 1));
    assertThat(LargestSlices.quality(DAY, 2, rows))
        .extracting(row -> row.sliceValue() + " " + row.eventDate())
        .containsExactly(
            "large 2026-11-22", "middle 2026-11-22", "large 2026-11-21", "/a 2026-11-22");
  }

  @Test
  void breaksTiesByName() {
    List<QualityRow> rows =
        List.of(
            row(DAY, "tenant_id", "b", 1),
            row(DAY, "tenant_id", "a", 1),
            row(DAY, "tenant_id", "c", 1));
    assertThat(LargestSlices.quality(DAY, 2, rows))
        .extracting(QualityRow::sliceValue)
        .containsExactly("b", "a");
  }

  private static QualityRow row(LocalDate day, String key, String value, long count) {
    return new QualityRow(day, key, value, "is_bad", "request", count, 0, 0, 0, 0.0, 0.0, 0.1);
  }
}
