package dev.lakeglass.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * The list of all days, made of each day's {@code report.json}: in whatever order they were
 * written.
 */
final class DayIndex {
  private static final int DAYS_IN_CHART = 90;

  /** What the list says about a day; nullable where the day has no data. */
  record Day(
      LocalDate date,
      String verdict,
      long alerts,
      long warnings,
      Long requests,
      BigDecimal cost,
      Long unpricedCalls,
      Double badRatio,
      Double badLower,
      Double badUpper,
      Long badOf) {}

  record View(Shell shell, List<Chart> charts, TableView table) {}

  private DayIndex() {}

  /** Empty for a file that is no {@code report.json} of this version. */
  static Optional<Day> read(byte[] reportJson) throws IOException {
    JsonNode root = Json.read(reportJson);
    if (root.path("schema_version").asInt() != JsonReport.SCHEMA_VERSION) {
      return Optional.empty();
    }
    JsonNode headline = root.path("headline");
    JsonNode bad =
        StreamSupport.stream(headline.path("quality").spliterator(), false)
            .filter(row -> row.path("indicator").asText().equals("is_bad"))
            .findFirst()
            .orElse(Json.object());
    return Optional.of(
        new Day(
            LocalDate.parse(root.path("date").asText()),
            root.path("verdict").asText(),
            severity(root, "alert"),
            severity(root, "warn"),
            whole(headline.path("request_count")),
            headline.path("total_cost_usd").isNumber()
                ? headline.path("total_cost_usd").decimalValue()
                : null,
            whole(headline.path("unpriced_call_count")),
            real(bad.path("hit_ratio")),
            real(bad.path("hit_ratio_lower")),
            real(bad.path("hit_ratio_upper")),
            whole(bad.path("applicable_count"))));
  }

  private static long severity(JsonNode root, String severity) {
    return StreamSupport.stream(root.path("alerts").spliterator(), false)
        .filter(alert -> alert.path("severity").asText().equals(severity))
        .count();
  }

  private static Long whole(JsonNode node) {
    return node.isNumber() ? Long.valueOf(node.longValue()) : null;
  }

  private static Double real(JsonNode node) {
    return node.isNumber() ? Double.valueOf(node.doubleValue()) : null;
  }

  /**
   * The page, its table as CSV, and the dates for the pages' links to the days before and after.
   */
  static List<Page> render(List<Day> unsorted) {
    List<Day> days = unsorted.stream().sorted(Comparator.comparing(Day::date).reversed()).toList();
    DataTable<Day> table = table(days);
    View view = new View(Shell.ofDays("Lakeglass reports"), charts(days), table.view());
    return List.of(Templates.page("index.html", "days.jte", view), table.csv(), dates(days));
  }

  private static Page dates(List<Day> days) {
    List<String> dates = days.stream().map(day -> "\"" + day.date() + "\"").sorted().toList();
    String script = "window.lakeglassDays = [" + String.join(",", dates) + "];\n";
    return new Page("assets/days.js", "text/javascript; charset=utf-8", script);
  }

  private static DataTable<Day> table(List<Day> days) {
    return new DataTable<>("days", "Days", days)
        .text(
            "Day",
            day ->
                Cell.text(Format.longDay(day.date()))
                    .sorted(day.date().toString())
                    .linked("date=" + day.date() + "/index.html"))
        .number(
            "Alerts",
            "",
            day -> Cell.count(day.alerts()).toned(day.alerts() > 0 ? "alert" : "quiet"))
        .number(
            "Warnings",
            "",
            day -> Cell.count(day.warnings()).toned(day.warnings() > 0 ? "warn" : "quiet"))
        .number("Requests", "", day -> Cell.count(day.requests()))
        .number("Bad requests", "with their 95 % interval", DayIndex::bad)
        .number("Cost", "", DayIndex::cost)
        .export("date", Day::date)
        .export("alert_count", Day::alerts)
        .export("warning_count", Day::warnings)
        .export("request_count", Day::requests)
        .export("bad_ratio", Day::badRatio)
        .export("bad_ratio_lower", Day::badLower)
        .export("bad_ratio_upper", Day::badUpper)
        .export("bad_applicable_count", Day::badOf)
        .export("total_cost_usd", Day::cost)
        .export("unpriced_call_count", Day::unpricedCalls)
        .whenEmpty("No day has a report yet.");
  }

  private static Cell bad(Day day) {
    return Cell.ratio(
        day.badRatio(), day.badLower(), day.badUpper(), day.badOf() == null ? 0 : day.badOf());
  }

  private static Cell cost(Day day) {
    Cell cell = Cell.usd(day.cost());
    return day.unpricedCalls() == null || day.unpricedCalls() == 0
        ? cell
        : cell.detailed("without " + Format.count(day.unpricedCalls()) + " unpriced");
  }

  private static List<Chart> charts(List<Day> newestFirst) {
    if (newestFirst.size() < 2) {
      return List.of();
    }
    LocalDate last = newestFirst.get(0).date();
    LocalDate first = newestFirst.get(newestFirst.size() - 1).date();
    LocalDate from =
        first.isBefore(last.minusDays(DAYS_IN_CHART - 1))
            ? last.minusDays(DAYS_IN_CHART - 1)
            : first;
    List<LocalDate> dates = from.datesUntil(last.plusDays(1)).toList();
    List<Day> days = new ArrayList<>();
    for (LocalDate date : dates) {
      days.add(
          newestFirst.stream().filter(day -> day.date().equals(date)).findFirst().orElse(null));
    }
    return List.of(
        Chart.lines(
            "chart-bad", "Bad requests", Metric.Unit.SHARE, dates, List.of(badSeries(days))),
        Chart.bars(
            "chart-cost",
            "Cost",
            Metric.Unit.USD,
            dates,
            List.of(Chart.Series.of("Cost", values(days, day -> History.number(day.cost()))))),
        Chart.bars(
            "chart-requests",
            "Requests",
            Metric.Unit.NUMBER,
            dates,
            List.of(
                Chart.Series.of(
                    "Requests",
                    values(
                        days,
                        day -> day.requests() == null ? null : Double.valueOf(day.requests()))))));
  }

  private static Chart.Series badSeries(List<Day> days) {
    return new Chart.Series(
        "Bad requests",
        values(days, Day::badRatio),
        values(days, Day::badLower),
        values(days, Day::badUpper),
        values(days, Day::badOf));
  }

  private static <T> List<T> values(List<Day> days, Function<Day, T> value) {
    return days.stream().map(day -> day == null ? null : value.apply(day)).toList();
  }
}
