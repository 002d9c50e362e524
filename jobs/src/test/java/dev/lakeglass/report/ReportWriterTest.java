package dev.lakeglass.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakeglass.report.data.ReportData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  @TempDir private Path folder;

  @Test
  void writesTheDayTheSharedFilesAndTheListOfDays() throws IOException {
    assertThat(write(folder, ReportFixture.story())).isEqualTo("date=2026-11-22/index.html");
    assertThat(files(folder).keySet())
        .contains(
            "index.html",
            "assets/lakeglass.js",
            "assets/lakeglass.css",
            "assets/uplot/uPlot.iife.min.js",
            "assets/uplot/LICENSE",
            "date=2026-11-22/index.html",
            "date=2026-11-22/report.json");
    assertThat(files(folder).get("assets/days.js"))
        .isEqualTo("window.lakeglassDays = [\"2026-11-22\"];\n");
    assertThat(files(folder).get("index.html")).contains("href=\"date=2026-11-22/index.html\"");
  }

  @Test
  void theSameDayTwiceLeavesTheSameBytes() throws IOException {
    write(folder, ReportFixture.story());
    Map<String, String> first = files(folder);
    write(folder, ReportFixture.story());
    assertThat(files(folder)).isEqualTo(first);
  }

  @Test
  void daysInAnyOrderLeaveTheSameFiles(@TempDir Path other) throws IOException {
    ReportData later = ReportFixture.story();
    ReportData earlier = onDay(later, later.date().minusDays(1));
    write(folder, earlier);
    write(folder, later);
    write(other, later);
    write(other, earlier);
    assertThat(files(other)).isEqualTo(files(folder));
    assertThat(files(folder).get("assets/days.js")).contains("\"2026-11-21\",\"2026-11-22\"");
  }

  @Test
  void removesWhatAnEarlierRunOfTheDayLeft() throws IOException {
    write(folder, ReportFixture.story());
    write(folder, ReportFixture.empty());
    assertThat(files(folder).keySet()).noneMatch(path -> path.contains("/traces/"));
  }

  @Test
  void leavesOtherFilesAndUnreadableReportsAlone() throws IOException {
    Files.createDirectories(folder.resolve("date=2026-11-01"));
    Files.writeString(
        folder.resolve("date=2026-11-01/report.json"), "{\"schema_version\": 1, \"da");
    Files.createDirectories(folder.resolve("date=soon"));
    Files.writeString(folder.resolve("notes.txt"), "mine");
    write(folder, ReportFixture.story());
    assertThat(folder.resolve("notes.txt")).hasContent("mine");
    assertThat(folder.resolve("index.html")).content().doesNotContain("2026-11-01");
  }

  @Test
  void refusesAPathOutsideItsFolder() {
    assertThatThrownBy(() -> new LocalReportOutput(folder).write("../x", "text/plain", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot use report path ../x: it leaves the folder");
  }

  private static String write(Path root, ReportData data) {
    return new ReportWriter(new LocalReportOutput(root)).write(data);
  }

  private static ReportData onDay(ReportData data, LocalDate day) {
    return new ReportData(
        day,
        data.trendStart(),
        data.baselineStart(),
        day,
        data.provenance(),
        data.outcomes(),
        data.alerts(),
        data.quality(),
        data.costs(),
        data.unpriced(),
        data.rejected(),
        data.redactions(),
        data.retrievals(),
        data.documents(),
        data.documentDays(),
        data.coverage(),
        data.feedback(),
        data.drift(),
        data.driftHistory(),
        data.driftCounts(),
        data.promptVersions(),
        data.failureSlices(),
        data.trust(),
        data.money(),
        data.traces());
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(path).toString().replace('\\', '/'),
            new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
