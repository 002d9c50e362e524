package dev.lakeglass.report;

import java.util.List;

/** Every report, in the order of the navigation. */
public final class Reports {
  private static final List<Report> ALL =
      List.of(
          new OverviewReport(),
          new QualityReport(),
          new DriftReport(),
          new CostReport(),
          new TraceReport(),
          new SummaryReport(),
          new JsonReport());

  private Reports() {}

  public static List<Report> all() {
    return ALL;
  }
}
