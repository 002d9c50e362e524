package dev.lakeglass.report;

import dev.lakeglass.report.data.ReportData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes a day's report, the files all days share, and the list of days. */
public final class ReportWriter {
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final Map<String, String> ASSETS =
      new TreeMap<>(
          Map.of(
              "lakeglass.js", SCRIPT,
              "lakeglass.css", STYLE,
              "report.schema.json", Page.JSON,
              "uplot/uPlot.iife.min.js", SCRIPT,
              "uplot/uPlot.min.css", STYLE,
              "uplot/LICENSE", "text/plain; charset=utf-8"));

  private final ReportOutput output;

  public ReportWriter(ReportOutput output) {
    this.output = output;
  }

  /**
   * Replaces the folder of the day: a file of an earlier run that this one did not write is
   * removed. The day's first page comes last of its files, the list of days after it.
   *
   * @return path of the day's first page, relative to the folder of reports
   */
  public String write(ReportData data) {
    ASSETS.forEach((name, type) -> output.write("assets/" + name, type, asset(name)));
    String folder = "date=" + data.date();
    Set<String> written = new HashSet<>();
    List<Page> pages = new ArrayList<>();
    Reports.all().forEach(report -> pages.addAll(report.render(data)));
    pages.sort(Comparator.comparing(page -> page.path().equals("index.html")));
    for (Page page : pages) {
      String path = folder + "/" + page.path();
      if (!written.add(path)) {
        throw new IllegalStateException("Two pages of a report are called " + page.path());
      }
      output.write(path, page.mediaType(), page.bytes());
    }
    output.files(folder).stream().filter(path -> !written.contains(path)).forEach(output::delete);
    for (Page page : DayIndex.render(days())) {
      output.write(page.path(), page.mediaType(), page.bytes());
    }
    return folder + "/index.html";
  }

  private List<DayIndex.Day> days() {
    List<DayIndex.Day> days = new ArrayList<>();
    for (String folder : output.folders()) {
      if (isDay(folder)) {
        day(folder).ifPresent(days::add);
      }
    }
    return days;
  }

  private static boolean isDay(String folder) {
    if (!folder.startsWith("date=")) {
      return false;
    }
    try {
      LocalDate.parse(folder.substring("date=".length()));
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private Optional<DayIndex.Day> day(String folder) {
    Optional<byte[]> json = output.read(folder + "/report.json");
    if (json.isEmpty()) {
      return Optional.empty();
    }
    try {
      return DayIndex.read(json.get());
    } catch (IOException e) {
      // A report that was cut off while written; the day's next run replaces it.
      return Optional.empty();
    }
  }

  static byte[] asset(String name) {
    String resource = "/lakeglass/report/assets/" + name;
    try (InputStream in = ReportWriter.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }
}
