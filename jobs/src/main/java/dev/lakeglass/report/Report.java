package dev.lakeglass.report;

import dev.lakeglass.report.data.ReportData;
import java.util.List;

/**
 * One kind of page of a day's report.
 *
 * <p>A report formats; every metric it shows was computed in the tables. The same data gives the
 * same bytes: no clock, no random order. Every text comes from outside and is escaped.
 */
public interface Report {
  /** The word for it in messages and links: overview, quality, … */
  String name();

  /** The page, and the tables it shows as CSV files; for traces, one page each. */
  List<Page> render(ReportData data);
}
