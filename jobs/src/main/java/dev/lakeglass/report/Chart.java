package dev.lakeglass.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.Content;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A chart over days for the script to draw, with its data as a JSON block in the page.
 *
 * @param id unique within the page
 * @param title what it shows, also read out in its place
 * @param baseline value before the change, drawn as a line; null for none
 * @param since first day of the change, marked; null for none
 */
record Chart(
    String id,
    String title,
    Kind kind,
    Metric.Unit unit,
    List<LocalDate> days,
    List<Series> series,
    Double baseline,
    LocalDate since) {
  enum Kind {
    LINES,
    STACKED_BARS
  }

  /**
   * Values per day with their intervals and sample sizes; null is no data. Intervals may be empty.
   */
  record Series(
      String name, List<Double> values, List<Double> lower, List<Double> upper, List<Long> counts) {
    static Series of(String name, List<Double> values) {
      return new Series(name, values, List.of(), List.of(), List.of());
    }

    boolean isEmpty() {
      return values.stream().allMatch(value -> value == null);
    }
  }

  static Chart lines(
      String id, String title, Metric.Unit unit, List<LocalDate> days, List<Series> series) {
    return new Chart(id, title, Kind.LINES, unit, days, series, null, null);
  }

  static Chart bars(
      String id, String title, Metric.Unit unit, List<LocalDate> days, List<Series> series) {
    return new Chart(id, title, Kind.STACKED_BARS, unit, days, series, null, null);
  }

  Chart changed(Double newBaseline, LocalDate newSince) {
    return new Chart(id, title, kind, unit, days, series, newBaseline, newSince);
  }

  boolean isEmpty() {
    return series.stream().allMatch(Series::isEmpty);
  }

  Content data() {
    String block = Json.block(json());
    return output -> output.writeContent(block);
  }

  private ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("kind", kind == Kind.LINES ? "lines" : "bars").put("unit", unit.word());
    ArrayNode times = node.putArray("days");
    days.forEach(day -> times.add(seconds(day)));
    ArrayNode all = node.putArray("series");
    series.forEach(one -> put(all.addObject(), one));
    if (baseline != null) {
      node.put("baseline", baseline);
    }
    if (since != null) {
      node.put("since", seconds(since));
    }
    return node;
  }

  private static void put(ObjectNode node, Series series) {
    node.put("name", series.name());
    series.values().forEach(node.putArray("values")::add);
    series.lower().forEach(node.putArray("lower")::add);
    series.upper().forEach(node.putArray("upper")::add);
    series.counts().forEach(node.putArray("counts")::add);
  }

  private static long seconds(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
